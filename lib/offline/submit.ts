import type { Actor, AnyCommand, Wants } from "@/lib/command/define";
import type { Submitted } from "./outbox";
import type { Queued } from "./store";

/** What this tab has submitted about a row, and so shows: an edit does not conflict with its own person's changes. */
const shown = new Map<string, Set<string>>();

/**
 * A change as it goes into the outbox: which rows it makes, so that what names them waits for them, and for an edit which
 * of the person's own changes they had before their eyes.
 */
export function toSubmitted(
  command: AnyCommand,
  parsed: unknown,
  raw: Record<string, unknown>,
  { id, actor, queued, at }: { id: string; actor: Actor; queued: readonly Queued[]; at: string },
): Submitted {
  const wants = Object.values(command.load(parsed, actor) as Wants);
  const creates = wants.flatMap((need) => (need.kind === "taken" ? [need.id] : []));
  const { base, ...input } = raw as Record<string, unknown> & { base?: Submitted["base"] };
  const seen = typeof input.id === "string" ? seenOf(input.id, queued) : [];
  for (const row of [...creates, ...(typeof input.id === "string" ? [input.id] : [])]) {
    shown.set(row, (shown.get(row) ?? new Set()).add(id));
  }
  const withSeen = base && seen.length > 0 ? { ...base, seen: [...new Set([...(base.seen ?? []), ...seen])] } : base;
  return { id, command: command.name, input, creates, at, ...(withSeen && { base: withSeen }) };
}

/** The person's own operations on a row that they were shown: this tab's, and what the overlay replays. */
function seenOf(rowId: string, queued: readonly Queued[]): string[] {
  const pending = queued.filter(({ input, creates }) => input.id === rowId || creates.includes(rowId));
  return [...(shown.get(rowId) ?? []), ...pending.map(({ id }) => id)];
}
