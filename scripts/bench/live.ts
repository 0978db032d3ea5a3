import { tmpdir } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { exitOf, startNode } from "../local/children";
import type { Person } from "../local/database";
import { Problem } from "../local/problem";
import { step } from "../local/step";
import { figuresOf, short, table } from "./figures";
import { peopleIn, sessionOf } from "./people";
import { type Server, serveApp, servePlain, temporaryFolder } from "./serve";

const SOCKETS = 1000;
const PER_SECOND = 20;
/** Sockets opened at the same moment. */
const TOGETHER = 20;

/**
 * From a change to the frame in another's browser, with a socket for each of a thousand people and twenty changes a
 * second; beside it a bare Durable Object that is handed the finished frame, and reads, checks and stores nothing.
 */
export async function benchLive(seconds: number): Promise<void> {
  const state = temporaryFolder(tmpdir());
  await step(`Writing a demo with ${SOCKETS} people`, () => seed(state));
  const app = await step("Starting the app", () => serveApp(state));
  const plain = await step("Starting the bare Durable Object", () => servePlain(state)).catch(async (error) => {
    await app.stop();
    throw error;
  });
  try {
    const people = peopleIn(state).slice(0, SOCKETS);
    const ours = await step(`${people.length} sockets at the app`, () => measureApp(app, people, seconds));
    const bare = await step("The same at the bare object", () => measureBare(plain, people, ours.frames, seconds));
    const rows = [ours, bare].map(({ name, frames, strays, times }) => {
      const { count, p50, p95, p99 } = figuresOf(times, strays);
      return [name, ...[count, p50, p95, p99].map(short), String(strays), frames.toFixed(0)];
    });
    console.log(`\n${table(HEAD, rows)}\n`);
    const ratio = figuresOf(ours.times, 0).p95 / figuresOf(bare.times, 0).p95;
    console.log(`  p95 ÷ bare: ${ratio.toFixed(1)}×\n`);
  } finally {
    await plain.stop();
    await app.stop();
  }
}

const HEAD = ["what", "frames", "p50 ms", "p95 ms", "p99 ms", "to others", "bytes a frame"];

interface Measured {
  name: string;
  times: number[];
  /** Frames to someone whom the change did not concern. */
  strays: number;
  /** Mean bytes. */
  frames: number;
}

async function measureApp(app: Server, people: Person[], seconds: number): Promise<Measured> {
  const times: number[] = [];
  let [bytes, strays] = [0, 0];
  const sessions = await Promise.all(people.map(async ({ id }) => (await sessionOf(id, app.port)).authorization ?? ""));
  const sockets = await openAll(people, (person, i) => {
    const token = sessions[i]?.slice("Bearer ".length) ?? "";
    return listen(`${app.origin}/parties/hub/main?token=${token}`, (text) => {
      const frame = JSON.parse(text);
      if (frame.type !== "changes") return;
      bytes += text.length;
      for (const { row } of frame.items) {
        // The server's clock is this one. It is read before the commit, so what it says is an upper bound.
        times.push(Date.now() - Date.parse(row.updatedAt));
        if (person.role === "agent" && row.assignedTo !== person.id) strays += 1;
      }
    });
  });
  const mine = await leadsOf(app, people, sessions);
  await paced(seconds, async (n) => {
    const { id, authorization } = mine[n % mine.length] as (typeof mine)[number];
    const headers = { authorization, "content-type": "application/json" };
    const body = JSON.stringify({ company: `Change ${n}` });
    const response = await fetch(`${app.origin}/api/leads/${id}`, { method: "PATCH", headers, body });
    if (!response.ok) throw new Problem("A change was refused.", await response.text());
  });
  for (const socket of sockets) socket.close();
  return { name: "the app", times, strays, frames: bytes / Math.max(1, times.length) };
}

async function measureBare(plain: Server, people: Person[], size: number, seconds: number): Promise<Measured> {
  const times: number[] = [];
  const payload = "x".repeat(Math.max(0, Math.round(size) - 40));
  const sockets = await openAll(people, (person) => {
    const tags = [person.id, ...(person.role === "agent" ? [] : ["managers"])];
    return listen(`${plain.origin}/fan?tags=${tags}`, (text) => {
      if (text !== "hello") times.push(Date.now() - JSON.parse(text).at);
    });
  });
  const agents = people.filter(({ role }) => role === "agent");
  await paced(seconds, async (n) => {
    const tags = [agents[n % agents.length]?.id, "managers"];
    const body = JSON.stringify({ at: Date.now(), payload });
    await fetch(`${plain.origin}/fan?tags=${tags}`, { method: "POST", body });
  });
  for (const socket of sockets) socket.close();
  return { name: "a bare Durable Object", times, strays: 0, frames: size };
}

/** A lead of each of as many agents as there are changes a few seconds long. */
async function leadsOf(app: Server, people: Person[], sessions: string[]) {
  const agents = people.flatMap((person, i) => (person.role === "agent" ? [sessions[i] ?? ""] : [])).slice(0, 100);
  const found = agents.map(async (authorization) => {
    const response = await fetch(`${app.origin}/api/leads?limit=1`, { headers: { authorization } });
    const { data } = (await response.json()) as { data: { id: string }[] };
    return data.map(({ id }) => ({ id, authorization }));
  });
  return (await Promise.all(found)).flat();
}

async function openAll(people: Person[], open: (person: Person, i: number) => Promise<WebSocket>) {
  const sockets: WebSocket[] = [];
  for (let i = 0; i < people.length; i += TOGETHER) {
    sockets.push(...(await Promise.all(people.slice(i, i + TOGETHER).map((person, j) => open(person, i + j)))));
  }
  return sockets;
}

/** A socket, once it has heard its first message. */
function listen(url: string, hear: (text: string) => void): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url.replace(/^http/, "ws"));
    socket.addEventListener("error", () => reject(new Problem("A socket was refused.", url.split("?")[0] ?? "")));
    socket.addEventListener("message", ({ data }) => {
      resolve(socket);
      hear(String(data));
    });
  });
}

/** Starts work on time, whether or not what came before is done, and waits for the last of it. */
async function paced(seconds: number, work: (n: number) => Promise<void>): Promise<void> {
  const started = performance.now();
  const all: Promise<void>[] = [];
  for (let n = 0; n < seconds * PER_SECOND; n++) {
    await pause(Math.max(0, started + (n * 1000) / PER_SECOND - performance.now()));
    all.push(work(n));
  }
  await Promise.all(all);
  await pause(1000);
}

async function seed(state: string): Promise<void> {
  const size = ["--leads", "4000", "--calls", "2000", "--agents", String(SOCKETS - 2)];
  const env = { STATE_DIR: state };
  const code = await exitOf(startNode("tsx/dist/cli.mjs", ["scripts/seed.ts", ...size], { env }));
  if (code !== 0) throw new Problem("The demo could not be written.", "Run `npm run seed` to see why.");
}
