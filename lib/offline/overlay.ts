import type { Actor, AnyCommand, Change, Need, Wants } from "@/lib/command/define";
import { canSeeLead } from "@/lib/leads/policy";
import type { Lead } from "@/lib/leads/schema";
import type { Queued } from "./store";

export type Row = Record<string, unknown>;
/** Rows by `entity/id`. */
export type Rows = ReadonlyMap<string, Row>;
export type Commands = Readonly<Record<string, AnyCommand>>;

const UNKNOWN = Symbol("unknown");

export const keyOf = (entity: string, id: string) => `${entity}/${id}`;

/**
 * The rows as they will be once the queue is through: each pending entry replayed, in order, through its command's own
 * plan. What was refused has no part in it. A plan that says no, or lacks a row, changes nothing here: the server decides.
 */
export function overlay(rows: Rows, queued: readonly Queued[], commands: Commands, viewer: Actor): Map<string, Row> {
  const shown = new Map(rows);
  for (const entry of queued) {
    if (entry.state === "conflict" || entry.state === "rejected") continue;
    for (const { entity, after } of planned(shown, entry, commands, viewer)) {
      const key = keyOf(entity, after.id);
      const row: Row = { ...shown.get(key), ...after };
      // What one hands on oneself is out of sight at once, as it will be on the server.
      if (entity === "lead" && !row.deletedAt && !canSeeLead(viewer, row as unknown as Lead)) shown.delete(key);
      else shown.set(key, row);
    }
  }
  return shown;
}

/** The changes that an entry would make to these rows. */
export function planned(
  rows: Rows,
  { command: name, input: raw, base, at }: Pick<Queued, "command" | "input" | "base" | "at">,
  commands: Commands,
  viewer: Actor,
): readonly Change[] {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const parsed = command?.input.safeParse(base ? { ...raw, base } : raw);
  if (!command || !parsed?.success) return [];
  const wants: Wants = command.load(parsed.data, viewer);
  const found: Record<string, unknown> = {};
  for (const [name, need] of Object.entries(wants)) {
    found[name] = rowFor(rows, need);
    if (found[name] === UNKNOWN) return [];
  }
  if (command.allow(viewer, parsed.data, found) !== true) return [];
  const plan = command.plan(parsed.data, found, { actor: viewer, now: at });
  return plan.kind === "apply" ? plan.changes : [];
}

function rowFor(rows: Rows, need: Need): unknown {
  if (need.kind === "receipt") return UNKNOWN;
  const live = (entity: string, id: string | null | undefined) => {
    const row = id ? rows.get(keyOf(entity, id)) : undefined;
    return row && !row.deletedAt ? row : undefined;
  };
  switch (need.kind) {
    case "one":
      return (need.deleted ? rows.get(keyOf(need.entity, need.id)) : live(need.entity, need.id)) ?? UNKNOWN;
    case "held": {
      const row = live(need.entity, need.id);
      return row ? { row, seen: true } : UNKNOWN;
    }
    case "find":
      return live(need.entity, need.id) ?? null;
    case "by": {
      const found = [...rows].find(([key, row]) => key.startsWith(`${need.entity}/`) && row[need.field] === need.value);
      return found?.[1] ?? null;
    }
    case "parent":
      return live(need.entity, rows.get(keyOf(need.of, need.id))?.leadId as string | undefined) ?? null;
    case "many":
      return need.ids.flatMap((id) => live(need.entity, id) ?? []);
    case "taken":
      return rows.has(keyOf(need.entity, need.id));
    case "since":
      return { fields: [] };
  }
}
