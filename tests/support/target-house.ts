import { env } from "cloudflare:workers";
import { afterEach, beforeEach } from "vitest";
import { openDashboard } from "@/lib/analytics/dashboard";
import { fillTotals } from "@/lib/analytics/fill";
import type { WorkingWeek } from "@/lib/enums";
import { as, editSettings, organisation, type Person, person, rows, setTargets } from "./world";

export const WEEKS: Partial<Record<WorkingWeek, string[]>> = {
  "mon-fri": ["Mon", "Tue", "Wed", "Thu", "Fri"],
  "sun-thu": ["Sun", "Mon", "Tue", "Wed", "Thu"],
  "sat-thu": ["Sat", "Sun", "Mon", "Tue", "Wed", "Thu"],
  "mon-sun": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
};

/** Each test begins and ends without targets, by the demo’s clock and week. */
export function targetsAnew(): void {
  beforeEach(async () => {
    await env.DB.prepare("delete from targets").run();
  });

  afterEach(async () => {
    const admin = await person("admin");
    await admin.run(editSettings, { timeZone: "Asia/Dubai", workingWeek: "mon-fri" });
    await fillTotals(admin.ctx.db, 10_000);
  });
}

/** Sets targets, each on the row as it is. */
export async function aim(manager: Person, targets: Record<string, object>) {
  const stored = await rows<{ id: string; seq: number }>("select id, seq from targets");
  const seqOf = (id: string) => stored.find((row) => row.id === id)?.seq ?? 0;
  const input = Object.fromEntries(Object.entries(targets).map(([id, set]) => [id, { seq: seqOf(id), ...set }]));
  return manager.run(setTargets, { targets: input });
}

/** Somebody who has been there for a long time. */
export async function veteran(role: "agent" | "manager", now: string): Promise<Person> {
  const made = await person(role);
  await env.DB.prepare("update users set created_at = '2025-01-01T00:00:00.000Z' where id = ?")
    .bind(made.actor.id)
    .run();
  return as(made.actor, now);
}

export const progressOf = async (who: Person, userId?: string) =>
  (await openDashboard(who.ctx, await organisation(), { userId }, { progress: true })).progress;
