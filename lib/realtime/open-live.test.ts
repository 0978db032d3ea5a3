import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readLive } from "./live-store";
import { openLive } from "./open-live";
import type { Screen } from "./show-items";

const [SETTLED, ALL] = [200, 1000];
/** Bytes that the heap may grow by between the two: what grows is the engine's own, and does not go on growing. */
const GROWTH = 750_000;
const HEAD = `${"a".repeat(32)}:1`;
const nextTurn = setImmediate;

const world = { socket: null as Hung | null, greeted: 0, ever: [] as WeakRef<Hung>[], listening: 0, dead: false };

beforeEach(() => {
  Object.assign(world, { socket: null, greeted: 0, ever: [], listening: 0, dead: false });
  vi.useFakeTimers();
  vi.stubGlobal("window", new Counted());
  vi.stubGlobal("document", Object.assign(new Counted(), { visibilityState: "visible" }));
  vi.stubGlobal("location", { host: "localhost", pathname: "/leads" });
  vi.stubGlobal("WebSocket", Object.assign(Hung, { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 }));
  vi.stubGlobal("fetch", async () => Response.json({ data: {} }));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a thousand reconnections leave nothing behind: no socket, no listener, no timer, no memory", async () => {
  const close = openLive(HEAD, aScreen());
  await reconnect(SETTLED);
  const [before, listening] = [await heap(), world.listening];
  await reconnect(ALL - SETTLED);
  expect((await heap()) - before).toBeLessThan(GROWTH);

  expect(world.greeted).toBe(ALL);
  expect(world.listening).toBe(listening);
  expect(world.ever.filter((socket) => socket.deref()).length).toBeLessThanOrEqual(2);
  close();
  expect(world.listening).toBe(0);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(vi.getTimerCount()).toBe(0);
});

test("a page that stops listening is not called offline a moment later: the next one may be live by then", async () => {
  const close = openLive(HEAD, aScreen());
  await vi.advanceTimersByTimeAsync(1000);
  expect(readLive().status).toBe("live");
  close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(readLive().status).toBe("live");
});

test("the network's return ends the pause before the next attempt, however long it has become", async () => {
  const close = openLive(HEAD, aScreen());
  await vi.advanceTimersByTimeAsync(10_000);
  world.dead = true;
  world.socket?.close();
  await vi.advanceTimersByTimeAsync(300_000);
  // Just after an attempt that failed, so that the longest pause lies ahead.
  const tried = world.ever.length;
  while (world.ever.length === tried) await vi.advanceTimersByTimeAsync(100);
  world.dead = false;
  const [greeted, attempts] = [world.greeted, world.ever.length];
  await vi.advanceTimersByTimeAsync(15_000);
  expect(world.ever).toHaveLength(attempts);
  window.dispatchEvent(new Event("online"));
  await vi.advanceTimersByTimeAsync(10);
  expect(world.greeted).toBe(greeted + 1);
  close();
});

/** The hub's end of a socket: greets, and is lost when the test says so. */
class Hung extends EventTarget {
  binaryType = "blob";
  readyState = 0;

  constructor() {
    super();
    world.socket = this;
    world.ever.push(new WeakRef(this));
    queueMicrotask(() => {
      if (world.dead) return this.close();
      this.readyState = 1;
      this.dispatchEvent(new Event("open"));
      this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify({ type: "hello", cursor: HEAD }) }));
      world.greeted += 1;
    });
  }

  send() {}

  close() {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event("close"), { code: 1006 }));
  }
}

class Counted extends EventTarget {
  override addEventListener(...args: Parameters<EventTarget["addEventListener"]>): void {
    world.listening += 1;
    super.addEventListener(...args);
  }

  override removeEventListener(...args: Parameters<EventTarget["removeEventListener"]>): void {
    world.listening -= 1;
    super.removeEventListener(...args);
  }
}

function aScreen(): Screen {
  return {
    client: new QueryClient(),
    actor: { id: "a", email: "agent@example.test", name: "Agent", role: "agent", active: true, seq: 1 },
    ...{ refresh() {}, visit() {}, replay() {}, keep() {} },
  };
}

/** Every second socket has stood long enough to be trusted when it is lost. */
async function reconnect(times: number): Promise<void> {
  for (let n = 0; n < times; n++) {
    const { greeted } = world;
    world.socket?.close();
    while (world.greeted === greeted) await vi.advanceTimersByTimeAsync(500);
    if (n % 2 === 0) await vi.advanceTimersByTimeAsync(10_000);
  }
}

async function heap(): Promise<number> {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  for (let n = 0; n < 3; n++) {
    await new Promise((resume) => nextTurn(resume));
    collect();
  }
  return process.memoryUsage().heapUsed;
}
