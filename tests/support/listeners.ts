import { env } from "cloudflare:workers";
import { afterEach, expect, vi } from "vitest";
import { signInCookies } from "@/lib/auth/local-session";
import { hubOf } from "@/lib/realtime/poke";
import type { Frame, Item } from "@/lib/realtime/protocol";
import worker from "./worker";
import type { Person } from "./world";

const ORIGIN = "http://localhost";
const opened: Page[] = [];

afterEach(async () => {
  for (const { socket } of opened.splice(0)) socket.close(1000);
  await settle(20);
});

/** An open page, as the hub sees it. */
export interface Page {
  socket: WebSocket;
  frames: Frame[];
  closed: { code: number; reason: string } | null;
  /** All it was told of, in order. */
  items(): Item[];
  /** What each item says, shortly. */
  told(): string[];
  /** Where it would go on. */
  cursor(): string;
}

export async function sessionOf(who: Person): Promise<string> {
  const [session] = await signInCookies(env, who.actor.id, ORIGIN);
  return session?.value ?? "";
}

/** Asks for the upgrade; `query` and `headers` as a stranger may send them. */
export function knock({ path = "/parties/hub/main", query = {}, headers = {} }: Knock): Promise<Response> {
  const url = `${ORIGIN}${path}?${new URLSearchParams(query)}`;
  return worker.fetch(new Request(url, { headers: { upgrade: "websocket", ...headers } }), env);
}

export interface Knock {
  path?: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
}

export async function open(who: Person, { query, ...rest }: Knock = {}): Promise<Page> {
  await hub().poke(); // what tests did before is told to those who are still there, and not to this page
  const response = await knock({ query: { token: await sessionOf(who), ...query }, ...rest });
  const page = await listen(response);
  await vi.waitFor(() => expect(page.frames[0]?.type).toBe("hello"));
  return page;
}

/** Many pages of one person, of one sign-in. */
export async function openMany(who: Person, count: number): Promise<Page[]> {
  const token = await sessionOf(who);
  const pages: Page[] = [];
  for (let i = 0; i < count; i++) pages.push(await listen(await knock({ query: { token } })));
  return pages;
}

/** Follows a socket from its upgrade on. */
export async function listen(response: Response): Promise<Page> {
  const socket = response.webSocket;
  if (!socket) throw new Error(`No socket: ${response.status} ${await response.text()}`);
  const frames: Frame[] = [];
  const items = () => frames.flatMap((frame) => (frame.type === "changes" ? frame.items : []));
  const page: Page = {
    ...{ socket, frames, closed: null, items },
    told: () => items().map((item) => `${item.action}${item.row ? "" : " gone"}`),
    cursor: () =>
      frames.reduce(
        (at, frame) => (frame.type === "hello" ? frame.cursor : frame.type === "changes" ? frame.to : at),
        "",
      ),
  };
  opened.push(page);
  socket.accept();
  socket.addEventListener("message", ({ data }) => {
    frames.push(JSON.parse(String(data)));
  });
  socket.addEventListener("close", ({ code, reason }) => {
    page.closed = { code, reason };
  });
  return page;
}

export const hub = () => hubOf(env);

/** Waits until a page says so, then a little longer for what should not come. */
export async function until(check: () => void): Promise<void> {
  await vi.waitFor(check, { timeout: 5000, interval: 10 });
  await settle();
}

export function settle(milliseconds = 80): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
