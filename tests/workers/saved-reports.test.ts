import { env } from "cloudflare:workers";
import { afterEach, describe, expect, test } from "vitest";
import type { AppError } from "@/lib/command/errors";
import { runDueReports } from "@/lib/saved-reports/run-due";
import {
  changeRole,
  contextOf,
  deactivateMember,
  editSavedReport,
  newId,
  type Person,
  person,
  reactivateMember,
  removeSavedReport,
  rows,
  saveReport,
} from "../support/world";

const MONDAY = "2027-03-01T02:00:00.000Z"; // 06:00 in Dubai, and the first of a month
const minutesAfter = (instant: string, minutes: number) => new Date(Date.parse(instant) + minutes * 60_000);

afterEach(async () => {
  await env.DB.prepare("update saved_reports set schedule = 'never'").run();
});

/** What the minute's work does at that moment. */
async function atTime(now: Date): Promise<void> {
  const system = await person("admin");
  await runDueReports(await contextOf(system.actor, () => now));
}

async function scheduled(fields: object = {}): Promise<{ manager: Person; id: string }> {
  const manager = await person("manager");
  const id = newId();
  const query = { preset: "30-days", industry: "retail" };
  const input = { id, name: "Monday", kind: "people", query, schedule: "weekly", format: "xlsx", ...fields };
  expect(await manager.run(saveReport, input)).toMatchObject({ status: "applied" });
  return { manager, id };
}

const exportsOf = ({ actor }: Person) =>
  rows<{ kind: string; format: string; filter: string }>(
    "select kind, format, filter from exports where user_id = ? order by id",
    actor.id,
  );
const week = { industry: "retail", startDate: "2027-02-22", endDate: "2027-03-01" };

describe("a scheduled report", () => {
  test("is exported when it is due, about the days before, in its person's name, and once", async () => {
    const { manager, id } = await scheduled();
    await atTime(minutesAfter(MONDAY, -1));
    const before = await exportsOf(manager);
    await Promise.all([atTime(minutesAfter(MONDAY, 0)), atTime(minutesAfter(MONDAY, 0))]);
    await atTime(minutesAfter(MONDAY, 1));
    const made = (await exportsOf(manager)).slice(before.length);
    expect(made.map(({ filter, ...rest }) => ({ ...rest, filter: JSON.parse(filter) }))).toEqual([
      { kind: "people", format: "xlsx", filter: week },
    ]);
    const log = await rows<{ user_id: string; action: string }>(
      "select user_id, action from activity_log where entity = 'export' and user_id = ?",
      manager.actor.id,
    );
    expect(log.at(-1)?.action).toBe("export_requested");
    expect(await rows("select ran_through as at from saved_reports where id = ?", id)).toEqual([{ at: MONDAY }]);
  });

  test("of a forecast, which has no period, is of how things stand", async () => {
    const { manager } = await scheduled({ kind: "forecast", query: { months: "12", industry: "retail" } });
    await atTime(minutesAfter(MONDAY, 0));
    const made = await exportsOf(manager);
    expect(made.map(({ kind, filter }) => [kind, JSON.parse(filter)])).toEqual([
      ["forecast", { months: "12", industry: "retail" }],
    ]);
  });

  test("that was broken off between asking and noting asks for no second file", async () => {
    const { manager, id } = await scheduled();
    await atTime(minutesAfter(MONDAY, 0));
    const before = await exportsOf(manager);
    await env.DB.prepare("update saved_reports set ran_through = ? where id = ?")
      .bind(minutesAfter(MONDAY, -60).toISOString(), id)
      .run();
    await atTime(minutesAfter(MONDAY, 2));
    expect(await exportsOf(manager)).toEqual(before);
  });

  test("does not run for the time before it was saved, nor on a new schedule for times gone by", async () => {
    const { manager, id } = await scheduled({ schedule: "daily" });
    await atTime(new Date());
    expect(await exportsOf(manager)).toEqual([]);
    await manager.run(editSavedReport, { id, schedule: "monthly" });
    await atTime(new Date());
    expect(await exportsOf(manager)).toEqual([]);
  });

  test("of someone since deactivated or no longer a manager is not made, and goes on when they are back", async () => {
    const admin = await person("admin");
    for (const end of [
      (who: Person) => admin.run(deactivateMember, { id: who.actor.id }),
      (who: Person) => admin.run(changeRole, { id: who.actor.id, role: "agent" }),
    ]) {
      const { manager } = await scheduled();
      await end(manager);
      await atTime(minutesAfter(MONDAY, 0));
      expect(await exportsOf(manager)).toEqual([]);
      await admin.run(reactivateMember, { id: manager.actor.id });
      await admin.run(changeRole, { id: manager.actor.id, role: "manager" });
      await atTime(minutesAfter(MONDAY, 7 * 24 * 60));
      expect(await exportsOf(manager)).toHaveLength(1);
    }
  });

  test("makes up for the last time only after an outage", async () => {
    const { manager } = await scheduled({ schedule: "daily" });
    await atTime(minutesAfter(MONDAY, 3 * 24 * 60 + 90));
    const made = await exportsOf(manager);
    expect(made.map(({ filter }) => JSON.parse(filter))).toEqual([
      { industry: "retail", startDate: "2027-03-03", endDate: "2027-03-04" },
    ]);
  });

  test("that nobody can make any more is tried once for each time, and keeps no other from its turn", async () => {
    const { manager, id } = await scheduled();
    await env.DB.prepare("update saved_reports set query = ? where id = ?").bind('{"industry":"bogus"}', id).run();
    await atTime(minutesAfter(MONDAY, 0));
    expect(await exportsOf(manager)).toEqual([]);
    const [report] = await rows<{ ran_through: string }>("select ran_through from saved_reports where id = ?", id);
    expect(report?.ran_through).toBe(MONDAY);
  });

  test("that was removed is not made", async () => {
    const { manager, id } = await scheduled();
    await manager.run(removeSavedReport, { id });
    await atTime(minutesAfter(MONDAY, 0));
    expect(await exportsOf(manager)).toEqual([]);
  });
});

test.each([
  ["a name of nothing", { name: "  " }, "name"],
  ["a kind that is a list", { kind: "leads" }, "kind"],
  ["an unknown schedule", { schedule: "hourly" }, "schedule"],
  ["an industry there is not", { query: { industry: "bogus" } }, "query.industry"],
  ["a period there is not", { query: { preset: "fortnight" } }, "query.preset"],
  ["an unknown part of an address", { query: { colour: "red" } }, "colour"],
])("%s is refused, by its field", async (_, fields, field) => {
  const manager = await person("manager");
  const input = { id: newId(), name: "Monday", kind: "people", query: {}, ...fields };
  const refusal = await manager.run(saveReport, input).catch((error: AppError) => error);
  expect(refusal).toMatchObject({ code: "invalid", fields: { [field]: expect.any(String) } });
});
