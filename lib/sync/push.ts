import { z } from "zod";
import type { Context } from "@/lib/command/context";
import type { AnyCommand } from "@/lib/command/define";
import type { Outcome } from "@/lib/command/deliver";
import { AppError, errorBody } from "@/lib/command/errors";
import { type Delivery, execute, readAhead, recordRefusal } from "@/lib/command/execute";
import type { ReadAhead } from "@/lib/command/read";
import { cursorOf, type Pushed, type Result } from "@/lib/realtime/protocol";
import { commands } from "@/lib/registry";
import { logError } from "@/lib/server/log-error";
import { lift } from "./lift";
import { QUEUEABLE } from "./queueable";
import type { Entry, Push } from "./schema";
import { stateStatement, toState } from "./state";

/**
 * Runs a person's queued changes in their order, each once. A definitive answer spends its id, whatever it is; after an
 * uncertain one nothing more is run, so that nothing overtakes what may yet be done.
 *
 * @throws AppError `forbidden` for another person's outbox, of which nothing is run.
 */
export async function push(ctx: Context, { v, userId, entries: sent }: Push): Promise<Pushed> {
  if (userId !== ctx.actor.id) {
    throw new AppError("forbidden", "These changes are another person's. Sign in as them to send them; all are kept.");
  }
  const entries = sent.map((entry) => ({ ...entry, v }));
  const results = new Map<string, Result>();
  let own: ReadAhead | undefined;
  for (const [n, entry] of entries.entries()) {
    if (results.has(entry.id)) continue;
    const after = entries.slice(n + 1).find(({ id }) => id !== entry.id && !results.has(id));
    const next = after && readingOf(ctx, after);
    const result = await settleEntry(ctx, entry, { own, next });
    results.set(entry.id, result);
    if (result.status === "failed") break;
    own = next;
  }
  const [state] = (await ctx.db.batch([
    stateStatement(ctx.db, { reader: userId, after: Number.MAX_SAFE_INTEGER }),
  ])) as unknown[];
  const { epoch, head, prunedThrough } = toState(state);
  const told = [...results].map(([id, result]) => [id, { ...forgotten(result, prunedThrough), ...result }]);
  return { results: Object.fromEntries(told), cursor: cursorOf(epoch, head) };
}

/** What the log no longer tells of was at its beginning at the latest: until there, the change has to stay on screen. */
function forgotten({ status, seq }: Result, prunedThrough: number): { seq?: number } {
  return status === "applied" && seq === undefined && prunedThrough > 0 ? { seq: prunedThrough } : {};
}

type Ahead = NonNullable<Delivery["ahead"]>;
/** An entry, and the version of the push it came in. */
type Versioned = Entry & Pick<Push, "v">;

async function settleEntry(ctx: Context, entry: Versioned, ahead: Ahead): Promise<Result> {
  try {
    const { status, seq, error } = await run(ctx, entry, ahead);
    return { status, ...(seq !== undefined && { seq }), ...(error && { error }) };
  } catch (error) {
    const told = error instanceof AppError ? error : new AppError("internal", "Something went wrong on our side.");
    if (told.code === "operation_reused") return { status: "rejected", error: errorBody(told) };
    if (told !== error || told.cause) logError(told.cause ?? error);
    return { status: "failed", error: errorBody(told) };
  }
}

async function run(ctx: Context, entry: Versioned, ahead: Ahead): Promise<Outcome> {
  const command = commandOf(entry);
  // A page newer than the server, after a rollback: the change waits for the server to be the newer one again.
  if (!command)
    throw new AppError("unavailable", "This server does not know this kind of change yet. It stays queued.");
  const raw = rawOf(command, entry);
  const sent = withBase(command, entry, entry.input);
  const delivery = { operationId: entry.id, sent, queued: true, ahead };
  if (!QUEUEABLE.has(command.name)) {
    return recordRefusal(command, ctx, raw, delivery, new AppError("forbidden", ONLINE_ONLY));
  }
  try {
    return await execute(command, ctx, raw, delivery);
  } catch (error) {
    if (!(error instanceof AppError && error.code === "invalid")) throw error;
    return recordRefusal(command, ctx, raw, delivery, error);
  }
}

const ONLINE_ONLY = "People, settings and targets are changed online only, on their own pages.";

/** What an entry reads, to be read with the commit of the one before it; none for what is not run at all. */
function readingOf(ctx: Context, entry: Versioned): ReadAhead | undefined {
  const command = commandOf(entry);
  if (!command || !QUEUEABLE.has(command.name)) return undefined;
  try {
    return readAhead(command, ctx, rawOf(command, entry), entry.id);
  } catch {
    // It fails in its own turn, and not the one before it.
    return undefined;
  }
}

function commandOf({ command: name }: Entry): AnyCommand | undefined {
  return Object.hasOwn(commands, name) ? (commands as Record<string, AnyCommand>)[name] : undefined;
}

/** The input as the command takes it now. */
function rawOf(command: AnyCommand, entry: Versioned): Record<string, unknown> {
  return withBase(command, entry, lift(command.name, entry.input, entry.v));
}

function withBase(command: AnyCommand, { base }: Entry, input: Entry["input"]): Record<string, unknown> {
  return base && takesBase(command) ? { ...input, base } : input;
}

function takesBase({ input }: AnyCommand): boolean {
  return input instanceof z.ZodObject && "base" in input.shape;
}
