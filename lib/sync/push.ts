import { z } from "zod";
import type { Context } from "@/lib/command/context";
import type { AnyCommand } from "@/lib/command/define";
import type { Outcome } from "@/lib/command/deliver";
import { AppError, errorBody } from "@/lib/command/errors";
import { execute, recordRefusal } from "@/lib/command/execute";
import { cursorOf, type Pushed, type Result } from "@/lib/realtime/protocol";
import { commands } from "@/lib/registry";
import { logError } from "@/lib/server/log-error";
import { QUEUEABLE } from "./queueable";
import type { Entry, Push } from "./schema";
import { stateStatement, toState } from "./state";

/**
 * Runs a person's queued changes in their order, each once. A definitive answer spends its id, whatever it is; after an
 * uncertain one nothing more is run, so that nothing overtakes what may yet be done.
 *
 * @throws AppError `forbidden` for another person's outbox, of which nothing is run.
 */
export async function push(ctx: Context, { userId, entries }: Push): Promise<Pushed> {
  if (userId !== ctx.actor.id) {
    throw new AppError("forbidden", "These changes are another person's. Sign in as them to send them; all are kept.");
  }
  const results = new Map<string, Result>();
  for (const entry of entries) {
    if (results.has(entry.id)) continue;
    const result = await settleEntry(ctx, entry);
    results.set(entry.id, result);
    if (result.status === "failed") break;
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

async function settleEntry(ctx: Context, entry: Entry): Promise<Result> {
  try {
    const { status, seq, error } = await run(ctx, entry);
    return { status, ...(seq !== undefined && { seq }), ...(error && { error }) };
  } catch (error) {
    const told = error instanceof AppError ? error : new AppError("internal", "Something went wrong on our side.");
    if (told.code === "operation_reused") return { status: "rejected", error: errorBody(told) };
    if (told !== error || told.cause) logError(told.cause ?? error);
    return { status: "failed", error: errorBody(told) };
  }
}

async function run(ctx: Context, { id: operationId, command: name, input, base }: Entry): Promise<Outcome> {
  const command = Object.hasOwn(commands, name) ? (commands as Record<string, AnyCommand>)[name] : undefined;
  // A page newer than the server, after a rollback: the change waits for the server to be the newer one again.
  if (!command)
    throw new AppError("unavailable", "This server does not know this kind of change yet. It stays queued.");
  const raw = base && takesBase(command) ? { ...input, base } : input;
  if (!QUEUEABLE.has(name)) {
    return recordRefusal(command, ctx, raw, { operationId, queued: true }, new AppError("forbidden", ONLINE_ONLY));
  }
  try {
    return await execute(command, ctx, raw, { operationId, queued: true });
  } catch (error) {
    if (!(error instanceof AppError && error.code === "invalid")) throw error;
    return recordRefusal(command, ctx, raw, { operationId, queued: true }, error);
  }
}

const ONLINE_ONLY = "People, settings and targets are changed online only, on their own pages.";

function takesBase({ input }: AnyCommand): boolean {
  return input instanceof z.ZodObject && "base" in input.shape;
}
