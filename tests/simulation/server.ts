import { env } from "cloudflare:workers";
import { noCost, openDatabase } from "@/db/client";
import type { Context } from "@/lib/command/context";
import type { Actor } from "@/lib/command/define";
import { AppError, ERROR_STATUS, errorBody } from "@/lib/command/errors";
import { parseInput } from "@/lib/command/input";
import type { Keyring } from "@/lib/crypto/keyring";
import { stores } from "@/lib/server/stores";
import { PullQuery } from "@/lib/sync/cursor";
import { pull } from "@/lib/sync/pull";
import { push } from "@/lib/sync/push";
import { Push } from "@/lib/sync/schema";
import { requireOwnBytes } from "./promises/bytes";
import type { Schedule } from "./schedule";
import type { Tally } from "./tally";
import type { Witness } from "./witness";

/** What arrives: with whose session, by the device's cookie. */
export interface Request {
  path: string;
  body: string | undefined;
  session: string;
}
export interface Answer {
  status: number;
  body: string;
}

type Batch = Context["db"]["batch"];

/** The real kernel and doors on the real D1, interruptible before each round trip. */
export class Server {
  /** Operations that the server fails at, whatever it is asked. */
  readonly cursed = new Set<string>();
  readonly everCursed = new Set<string>();
  page = LARGE;
  /** What broke where no caller would tell. */
  broken: unknown;
  #now = Date.parse("2026-11-23T08:00:00.000Z");

  constructor(
    readonly keyring: Keyring,
    readonly schedule: Schedule,
    readonly witness: Witness,
    readonly tally: Tally,
  ) {}

  now(): Date {
    return new Date(this.#now);
  }

  curse(operationId: string): void {
    this.cursed.add(operationId);
    this.everCursed.add(operationId);
  }

  async handle(request: Request): Promise<Answer> {
    this.#now += 1000;
    const before = this.witness.sight(request.session);
    const answer = await this.#answer(request);
    try {
      requireOwnBytes(this.witness, request, answer, before);
    } catch (violation) {
      // The client would take it for the network's.
      this.broken ??= violation;
    }
    return answer;
  }

  /** What someone runs with whose actor was read before: `whole` is never interrupted. */
  context(actor: Actor, whole = false): Context {
    const db = openDatabase(env.DB, noCost());
    const batch = db.batch.bind(db) as Batch;
    if (!whole) db.batch = ((statements: Parameters<Batch>[0]) => this.#trip(batch, statements)) as Batch;
    return { db, keyring: this.keyring, stores, actor, now: () => this.now() };
  }

  actor(id: string): Actor | null {
    const user = this.witness.person(id);
    return user?.active ? ({ ...user, active: true } as unknown as Actor) : null;
  }

  async #answer({ path, body, session }: Request): Promise<Answer> {
    try {
      const actor = this.actor(session);
      if (!actor) throw new AppError("forbidden", "Your account has no access here. Ask an administrator.");
      const ctx = this.context(actor);
      const { pathname, searchParams } = new URL(path, "https://crm.test");
      if (pathname === "/api/sync/push") return done(await push(ctx, parseInput(Push, JSON.parse(body ?? "{}"))));
      const query = parseInput(PullQuery, Object.fromEntries(searchParams));
      return done(await pull(ctx, query, this.page));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { status: ERROR_STATUS[error.code], body: JSON.stringify({ error: errorBody(error) }) };
    }
  }

  async #trip(batch: Batch, statements: Parameters<Batch>[0]): Promise<unknown> {
    if (this.#isCursed(statements)) throw new Error("D1_ERROR: this one always fails.");
    const fault = await this.schedule.wait(null, "d1");
    if (fault === "lost") {
      this.tally.add("d1 lost");
      throw new Error("D1_ERROR: Network connection lost.");
    }
    const result = await batch(statements);
    if (isCommit(statements)) await this.witness.look();
    if (fault === "answer lost") {
      this.tally.add("d1 answer lost");
      throw new Error("D1_ERROR: Network connection lost.");
    }
    return result;
  }

  #isCursed(statements: readonly unknown[]): boolean {
    if (this.cursed.size === 0) return false;
    return statements.some((one) => queryOf(one).params.some((param) => this.cursed.has(String(param))));
  }
}

/** Guarantee: every statement of drizzle's has been prepared, and says so. */
function queryOf(one: unknown): { sql: string; params: unknown[] } {
  return (one as { _prepare(): { getQuery(): { sql: string; params: unknown[] } } })._prepare().getQuery();
}

function isCommit([first]: readonly unknown[]): boolean {
  return queryOf(first).sql.startsWith("insert");
}

/** Small pages while things happen, so that histories of some dozen changes have several. */
export const SMALL = { log: 6, rows: 6 };
export const LARGE = { log: 500, rows: 300 };

function done(body: object): Answer {
  return { status: 200, body: JSON.stringify(body) };
}
