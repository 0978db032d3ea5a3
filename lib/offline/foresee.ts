import type { QueryClient } from "@tanstack/react-query";
import { cachedCall } from "@/lib/calls/cache";
import type { Actor, AnyCommand, Change, Need, Wants } from "@/lib/command/define";
import { cachedLead } from "@/lib/leads/cache";
import type { Settings } from "@/lib/settings/schema";

/** What the browser knows without asking: who is signed in, and what the organisation has set. */
export interface Known {
  actor: Actor;
  settings: Settings;
}

const UNKNOWN = Symbol("unknown");

/**
 * The changes a command will make, by its own plan over the rows this browser holds; none when it lacks a row, or when
 * the plan says no — then only the server answers.
 */
export function foresee(client: QueryClient, known: Known, command: AnyCommand, raw: unknown): readonly Change[] {
  const parsed = command.input.safeParse(raw);
  if (!parsed.success) return [];
  const wants: Wants = command.load(parsed.data, known.actor);
  const rows: Record<string, unknown> = {};
  for (const [name, need] of Object.entries(wants)) {
    rows[name] = cachedRow(client, known, need);
    if (rows[name] === UNKNOWN) return [];
  }
  if (command.allow(known.actor, parsed.data, rows) !== true) return [];
  const plan = command.plan(parsed.data, rows, { actor: known.actor, now: new Date().toISOString() });
  return plan.kind === "apply" ? plan.changes : [];
}

function cachedRow(client: QueryClient, known: Known, need: Need): unknown {
  if (need.kind === "receipt") return UNKNOWN;
  if (need.kind === "taken") return false;
  if (need.kind === "since") return { fields: [] };
  if (need.kind === "held") {
    const lead = need.entity === "lead" && cachedLead(client, need.id);
    return lead ? { row: lead, seen: true } : UNKNOWN;
  }
  if (need.kind === "many") {
    const found = need.ids.map((id) => cachedLead(client, id));
    return found.every(Boolean) ? found : UNKNOWN;
  }
  if (need.entity === "settings") return known.settings;
  if (need.kind === "find" && need.entity === "user") return need.id ? { ...known.actor, id: need.id } : null;
  if (need.kind === "parent") {
    const call = cachedCall(client, need.id);
    return (call && cachedLead(client, call.leadId)) ?? UNKNOWN;
  }
  if (need.kind !== "one") return UNKNOWN;
  if (need.entity === "lead") return cachedLead(client, need.id) ?? UNKNOWN;
  if (need.entity === "call") return cachedCall(client, need.id) ?? UNKNOWN;
  return UNKNOWN;
}
