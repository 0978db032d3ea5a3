import canonicalize from "canonicalize";
import { commit, type Settlement } from "./commit";
import type { Context } from "./context";
import type { Actor, Plan, Wants } from "./define";
import { AppError, type ErrorBody } from "./errors";
import { type Logged, type ReadAhead, readForCommand, type Seen } from "./read";

const ATTEMPTS = 10;

/** How an operation ended, now or (`replayed`) at its first delivery. */
export interface Outcome {
  status: "applied" | "conflict" | "rejected";
  /** What the log says was changed, in the order of the plan; empty when there was nothing to do. */
  changes: Logged[];
  /** The log's last `seq` of this operation, refusals included; none when there was nothing to do. */
  seq?: number;
  error?: ErrorBody;
  replayed: boolean;
}

/** What was sent under which operation id, for which command. */
export interface Sending {
  command: string;
  operationId: string;
  sent: unknown;
  queued: boolean;
  /** Of a row of operations: what the one before has read for this one, and this one is to read for the next. */
  ahead?: { own?: ReadAhead | undefined; next?: ReadAhead | undefined } | undefined;
}

/** The two moments of a delivery that differ: what to read, and what to do about it. */
export interface Decision {
  load(actor: Actor): Wants;
  decide(wants: Wants, seen: Seen, now: string): Plan;
}

/**
 * Settles an operation once, however often it is delivered: read from the primary, answer a replay, decide, commit with a
 * guard, and start again from the reading when anything read has changed meanwhile.
 */
export async function deliver(
  ctx: Context,
  { command, operationId, sent, queued, ahead }: Sending,
  { load, decide }: Decision,
): Promise<Outcome> {
  const payload = canonicalize(sent) ?? "null";
  const hashes = await ctx.keyring.indexes("operation", `${command}:${payload}`);

  let cause: unknown;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await pause(attempt);
    try {
      const wants = load(ctx.actor);
      // What the next one reads must not be what this one fails at: only the first attempt does both.
      const first = attempt === 0 ? ahead : undefined;
      const seen = (await first?.own?.seen()) ?? (await readForCommand(ctx, operationId, wants));
      if (seen.receipt) return replay(seen, hashes);
      if (seen.actor.role !== ctx.actor.role) {
        ctx = { ...ctx, actor: seen.actor };
        continue;
      }
      const now = ctx.now().toISOString();
      const plan = decide(wants, seen, now);
      const settlement = settle(plan, seen, { operationId, command, hash: hashes[0] ?? "", payload, queued, now });
      const seqs = await commit(ctx, settlement, first?.next);
      ctx.committed?.();
      return outcome(settlement, seqs);
    } catch (error) {
      if (error instanceof AppError) throw error;
      cause = error;
    }
  }
  throw new AppError(
    "unavailable",
    "The change could not be saved just now. Send it again: it will not be done twice.",
    undefined,
    { cause },
  );
}

function settle(
  plan: Plan,
  { actor, guard, loaded }: Seen,
  {
    payload,
    ...operation
  }: Pick<Settlement, "operationId" | "command" | "hash" | "queued" | "now"> & { payload: string },
): Settlement {
  const common = { ...operation, actor, guard, loaded };
  if (plan.kind === "apply") return { ...common, status: "applied", changes: plan.changes };
  if (plan.status === "applied") return { ...common, status: "applied", changes: [] };
  return { ...common, status: plan.status, error: plan.error, payload, changes: [] };
}

function outcome({ status, changes, error }: Settlement, seqs: number[]): Outcome {
  return {
    status,
    changes: changes.map(({ entity, action, after }, n) => ({
      seq: seqs[n] ?? 0,
      entity,
      entityId: after.id,
      action,
    })),
    ...lastOf(seqs),
    ...(error && { error }),
    replayed: false,
  };
}

/** `hashes` has one for each encryption key, so that a key rotation does not make a retry look like a reuse. */
function replay({ receipt, logged }: Seen, hashes: string[]): Outcome {
  if (!receipt || !hashes.includes(receipt.hash)) {
    throw new AppError("operation_reused", "This operation id was already used for another change. Use a new one.");
  }
  return {
    status: receipt.status,
    changes: logged.filter((row) => row.entity !== "operation"),
    ...lastOf(logged.map((row) => row.seq)),
    ...(receipt.error && { error: JSON.parse(receipt.error) as ErrorBody }),
    replayed: true,
  };
}

function lastOf(seqs: number[]): { seq?: number } {
  const seq = seqs.at(-1);
  return seq === undefined ? {} : { seq };
}

/** Full jitter, doubling from 8 ms to 250 ms: thirty people on one row all get through. */
function pause(attempt: number): Promise<void> {
  const ceiling = Math.min(250, 4 * 2 ** attempt);
  return new Promise((resume) => setTimeout(resume, Math.random() * ceiling));
}
