import fc from "fast-check";
import { expect, test } from "vitest";
import { canSeeLead } from "@/lib/leads/policy";
import { maySee, readTables, visibleTo } from "../support/oracle";
import { doTheWork, type Known, marker, RUNS, workingDay } from "../support/random-work";
import { callFor, callsOf, feedOf, ids, leadFor, leadsOf, timelineFor } from "../support/sight";
import { type Person, person, rows } from "../support/world";

test("no row reaches anyone who may not see it, and every row everyone who may (P8)", async () => {
  await fc.assert(
    fc.asyncProperty(workingDay, async (steps) => {
      const people = [await person("agent"), await person("agent"), await person("manager"), await person("admin")];
      const known = await doTheWork(people, steps);
      for (const who of people) await expectOracle(who, known);
    }),
    RUNS,
  );
  const done = await rows<{ action: string }>(
    "select distinct action from activity_log where entity in ('lead', 'call')",
  );
  expect(done.map((row) => row.action)).toEqual(
    expect.arrayContaining([
      "lead_assigned",
      "lead_deleted",
      "lead_restored",
      "call_started",
      "call_ended",
      "call_logged",
      "call_updated",
      "call_deleted",
      "call_restored",
    ]),
  );
}, 60_000);

async function expectOracle(who: Person, known: Known[]): Promise<void> {
  const tables = await readTables();
  const may = visibleTo(who, tables);
  const seen = new Set(may.leads);
  expect(ids(await leadsOf(who))).toEqual(may.leads);
  expect(ids(await callsOf(who))).toEqual(may.calls);
  expect((await feedOf(who)).map((row) => row.seq)).toEqual(may.feed);

  for (const raw of tables.leads.slice(0, known.length)) {
    const plain = { assignedTo: raw.assigned_to, deletedAt: raw.deleted_at };
    expect(canSeeLead(who.actor, plain)).toBe(maySee(who, raw));
    expect((await leadFor(who, raw.id)) !== null).toBe(seen.has(raw.id));
    expect((await timelineFor(who, raw.id))?.map((row) => row.seq) ?? null).toEqual(may.timelineOf(raw.id));
  }
  for (const lead of known) {
    const found = seen.has(lead.id) ? [lead.id] : [];
    expect(ids(await leadsOf(who, { q: marker(lead.id) }))).toEqual(found);
    expect(ids(await leadsOf(who, { q: lead.phone })).includes(lead.id)).toBe(seen.has(lead.id));
  }
  for (const call of tables.calls.slice(0, 12)) {
    const shown = await callFor(who, call.id);
    expect(shown !== null).toBe(may.calls.includes(call.id));
    if (shown) expect(shown.leadName !== null).toBe(seen.has(call.lead_id));
  }
}
