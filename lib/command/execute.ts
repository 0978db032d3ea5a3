import type { Context } from "./context";
import type { AnyCommand, Plan, Wants } from "./define";
import { deliver, type Outcome, type Sending } from "./deliver";
import { AppError, errorBody } from "./errors";
import { parseInput } from "./input";
import { missing, ReadAhead, type Seen } from "./read";

export interface Delivery {
  /** Opaque and made when the person submitted: the same id is the same operation, on every path. */
  operationId: string;
  /** What was sent, where that is not the input itself: a door may add a row id or a header to it. */
  sent?: unknown;
  /** It comes from an outbox: refused, it waits for its person's decision. */
  queued?: boolean;
  ahead?: Sending["ahead"];
}

/**
 * Runs a command once, however often it is delivered: validate, read, see, authorise, plan, commit.
 *
 * @throws AppError `invalid` (nothing written), `operation_reused`, `forbidden` (inactive person), `unavailable`.
 *   Every other refusal is an `Outcome` with its `error`, recorded in the receipt.
 */
export async function execute(
  command: AnyCommand,
  ctx: Context,
  raw: unknown,
  { operationId, sent = raw, queued = false, ahead }: Delivery,
): Promise<Outcome> {
  const input = parseInput(command.input, raw);
  return deliver(
    ctx,
    { command: command.name, operationId, sent, queued, ahead },
    {
      load: (actor) => command.load(input, actor),
      decide: (wants, seen, now) => decide(command, input, wants, seen, now),
    },
  );
}

/**
 * Records that a command is refused for `error` without being run, and keeps what was sent: for a door whose definitive
 * answers all spend the operation id. What the id was used for before is answered again.
 *
 * @throws AppError as `execute` does, but for `invalid`.
 */
export async function recordRefusal(
  command: AnyCommand,
  ctx: Context,
  raw: unknown,
  { operationId, sent = raw, queued = false, ahead }: Delivery,
  error: AppError,
): Promise<Outcome> {
  const sending = { command: command.name, operationId, sent, queued, ahead };
  return deliver(ctx, sending, { load: () => ({}), decide: () => refuse(error) });
}

/** What `execute` reads for an operation, and `recordRefusal` for what does not fit its schema. */
export function readAhead(command: AnyCommand, ctx: Context, raw: unknown, operationId: string): ReadAhead {
  const parsed = command.input.safeParse(raw);
  return new ReadAhead(ctx, operationId, parsed.success ? command.load(parsed.data, ctx.actor) : {});
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
