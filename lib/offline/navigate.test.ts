import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { navigate, PATIENCE } from "./navigate";

const shell = async () => new Response("shell");
const never = new Promise<Response>(() => {});
const text = async (response: Promise<Response>) => (await response).text();

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const going = (network: Promise<Response>, { works = true, noShell = false } = {}) =>
  navigate({ network, hasWorkingSet: async () => works, shell: noShell ? async () => undefined : shell });

test("the server's own answer is shown, whatever it says", async () => {
  for (const status of [200, 404, 500, 503]) {
    expect(await text(going(Promise.resolve(new Response("page", { status }))))).toBe("page");
  }
});

test("without a network the shell answers at once", async () => {
  expect(await text(going(Promise.reject(new TypeError("Failed to fetch"))))).toBe("shell");
});

test("a gateway's complaint is no answer of ours", async () => {
  for (const status of [502, 504, 520, 522, 530]) {
    expect(await text(going(Promise.resolve(new Response("gateway", { status }))))).toBe("shell");
  }
});

test("a network that is dead and looks alive holds nobody up", async () => {
  const answer = text(going(never));
  await vi.advanceTimersByTimeAsync(PATIENCE);
  expect(await answer).toBe("shell");
});

test("a slow answer is waited for where the device holds nothing to work with", async () => {
  const slow = new Promise<Response>((answer) => setTimeout(() => answer(new Response("page")), 4 * PATIENCE));
  const answer = text(going(slow, { works: false }));
  await vi.advanceTimersByTimeAsync(4 * PATIENCE);
  expect(await answer).toBe("page");
});

test("a device whose shell is gone shows what the network said", async () => {
  expect(await text(going(Promise.resolve(new Response("gateway", { status: 504 })), { noShell: true }))).toBe(
    "gateway",
  );
  await expect(going(Promise.reject(new TypeError("Failed to fetch")), { noShell: true })).rejects.toThrow(TypeError);
});

test("an answer that nobody is shown is let go of, whenever it comes", async () => {
  const given = vi.fn();
  const page = (status: number) => new Response(new ReadableStream({ cancel: given }), { status });
  expect(await text(going(Promise.resolve(page(504))))).toBe("shell");
  const late = new Promise<Response>((answer) => setTimeout(() => answer(page(200)), 2 * PATIENCE));
  const answer = text(going(late));
  await vi.advanceTimersByTimeAsync(2 * PATIENCE);
  expect(await answer).toBe("shell");
  expect(given).toHaveBeenCalledTimes(2);
});
