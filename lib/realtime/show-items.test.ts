import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Item } from "./protocol";
import { showItemsOn } from "./show-items";

const actor = { id: "me", seq: 1, email: "me@demo.test", name: "Me", role: "manager", active: true } as const;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a report is drawn anew for calls and leads, at once and then at most every ten seconds", () => {
  const { refresh, show } = screenAt("/reports");
  show([itemOf("call")]);
  vi.advanceTimersByTime(1_000);
  expect(refresh).toHaveBeenCalledTimes(1);
  for (let second = 0; second < 20; second += 1) {
    show([itemOf("call"), itemOf("lead")]);
    vi.advanceTimersByTime(1_000);
  }
  expect(refresh).toHaveBeenCalledTimes(3);
});

test("a report is not drawn anew for what it does not count", () => {
  const { refresh, show } = screenAt("/reports");
  show([itemOf("conversation"), itemOf("user")]);
  vi.advanceTimersByTime(60_000);
  expect(refresh).not.toHaveBeenCalled();
});

function screenAt(pathname: string) {
  vi.stubGlobal("location", { pathname });
  const refresh = vi.fn();
  const rest = { visit: vi.fn(), replay: vi.fn() };
  return { refresh, ...showItemsOn({ client: new QueryClient(), actor, refresh, ...rest }) };
}

function itemOf(entity: string): Item {
  return { seq: 2, entity, id: "one", action: "changed", row: null } as unknown as Item;
}
