import canonicalize from "canonicalize";
import { commit, type Settlement } from "./commit";
import type { Context } from "./context";
import type { AnyCommand, Plan, Wants } from "./define";
import { AppError, type ErrorBody, errorBody } from "./errors";
import { parseInput } from "./input";
import { type Logged, missing, readForCommand, type Seen } from "./read";

const ATTEMPTS = 10;

/** How an operation ended, now or (`replayed`) at its first delivery. */
export interface Outcome {
  status: "applied" | "conflict" | "rejected";
  /** What the log says was changed, in the order of the plan; empty when there was nothing to do. */
  changes: Logged[];
  error?: ErrorBody;
  replayed: boolean;
}

export interface Delivery {
  /** Opaque and made when the person submitted: the same id is the same operation, on every path. */
  operationId: string;
  /** What was sent, where that is not the input itself: a door may add a row id or a header to it. */
  sent?: unknown;
}

/**
 * Runs a command once, however often it is delivered: validate, read from the primary, answer a replay, authorise,
 * plan, commit with a guard, and start again from the reading when anything read has changed meanwhile.
 *
 * @throws AppError `invalid` (nothing written), `operation_reused`, `forbidden` (inactive person), `unavailable`.
 *   Every other refusal is an `Outcome` with its `error`, recorded in the receipt.
 */
export async function execute(
  command: AnyCommand,
  ctx: Context,
  raw: unknown,
  { operationId, sent = raw }: Delivery,
): Promise<Outcome> {
  const input = parseInput(command.input, raw);
  const payload = canonicalize(sent) ?? "null";
  const hashes = await ctx.keyring.indexes("operation", `${command.name}:${payload}`);

  let cause: unknown;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await pause(attempt);
    try {
      const wants: Wants = command.load(input, ctx.actor);
      const seen = await readForCommand(ctx, operationId, wants);
      if (seen.receipt) return replay(seen, hashes);
      if (seen.actor.role !== ctx.actor.role) {
        ctx = { ...ctx, actor: seen.actor };
        continue;
      }
      const now = ctx.now().toISOString();
      const plan = decide(command, input, wants, seen, now);
      const settlement = settle(command, plan, seen, { operationId, hash: hashes[0] ?? "", payload, now });
      const seqs = await commit(ctx, settlement);
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

function decide(command: AnyCommand, input: unknown, wants: Wants, seen: Seen, now: string): Plan {
  const unseen = missing(wants, seen.rows);
  if (unseen) return refuse(unseen);
  const allowed = command.allow(seen.actor, input, seen.rows);
  if (allowed !== true) return refuse(new AppError("forbidden", allowed));
  return command.plan(input, seen.rows, { actor: seen.actor, now });
}

function refuse(error: AppError): Plan {
  return { kind: "settle", status: "rejected", error: errorBody(error) };
}

function settle(
  command: AnyCommand,
  plan: Plan,
  seen: Seen,
  { operationId, hash, payload, now }: { operationId: string; hash: string; payload: string; now: string },
): Settlement {
  const { actor, guard, loaded } = seen;
  const common = { operationId, command: command.name, hash, actor, guard, loaded, now };
  if (plan.kind === "apply") return { ...common, status: "applied", changes: plan.changes };
  if (plan.status === "applied") return { ...common, status: "applied", changes: [] };
  return { ...common, status: plan.status, error: plan.error, payload, changes: [] };
}

function outcome(settlement: Settlement, seqs: number[]): Outcome {
  return {
    status: settlement.status,
    changes: settlement.changes.map((change, n) => ({
      seq: seqs[n] ?? 0,
      entity: change.entity,
      entityId: change.after.id,
      action: change.action,
    })),
    ...(settlement.error && { error: settlement.error }),
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
    ...(receipt.error && { error: JSON.parse(receipt.error) as ErrorBody }),
    replayed: true,
  };
}

/** Full jitter, doubling from 8 ms to 250 ms: thirty people on one row all get through. */
function pause(attempt: number): Promise<void> {
  const ceiling = Math.min(250, 4 * 2 ** attempt);
  return new Promise((resume) => setTimeout(resume, Math.random() * ceiling));
}
