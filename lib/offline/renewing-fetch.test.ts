import { afterEach, expect, test, vi } from "vitest";
import { renewingFetch } from "./renewing-fetch";

afterEach(() => vi.unstubAllGlobals());

/** Answers in turn; which of them were let go of unread. */
function serverOf(...statuses: number[]) {
  const dropped: number[] = [];
  const answers = statuses.map(
    (status, n) => new Response(new ReadableStream({ cancel: () => void dropped.push(n) }), { status }),
  );
  vi.stubGlobal("fetch", async () => answers.shift());
  return dropped;
}

test.each<[string, number[], number, number[]]>([
  ["a good answer is the caller's", [200], 200, []],
  ["an expired session is renewed, and neither answer on the way holds a connection", [401, 200, 200], 200, [1, 0]],
  ["where nothing renews it, the refusal is the caller's to read", [401, 404], 401, [1]],
])("%s", async (_, statuses, status, dropped) => {
  const seen = serverOf(...statuses);
  expect((await renewingFetch("/api/leads", {})).status).toBe(status);
  expect(seen).toEqual(dropped);
});
