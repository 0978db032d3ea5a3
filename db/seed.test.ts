import { readFileSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { beforeAll, describe, expect, test } from "vitest";
import { openKeyring } from "@/lib/crypto/keyring";
import { planDemo } from "./demo/demo";
import { migrated, SETTINGS } from "./demo/testing";
import { seed } from "./seed";

const KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
const OPTIONS = { leads: 60, calls: 400, agents: 3, now: new Date("2026-11-24T11:20:00Z"), settings: SETTINGS };
const TABLES = ["users", "leads", "calls", "conversations"] as const;

type Row = Record<string, unknown>;

describe("the seeded database", () => {
  let db: DatabaseSync;
  beforeAll(async () => {
    db = migrated();
    await seed(db, planDemo(OPTIONS), await openKeyring(KEY));
  });
  const rows = (query: string) => db.prepare(query).all() as Row[];

  test("is whole", () => {
    expect(rows("pragma foreign_key_check")).toEqual([]);
    expect(rows("pragma integrity_check")).toEqual([{ integrity_check: "ok" }]);
    expect(rows("select count(*) as n from leads")).toEqual([{ n: 60 }]);
    expect(rows("select count(*) as n from calls")).toEqual([{ n: 400 }]);
    expect(rows("select id from settings")).toEqual([{ id: "organisation" }]);
  });

  test("has the triggers and indexes of the migrations", () => {
    const schema = "select type, name, sql from sqlite_master where sql <> '' order by name";
    expect(rows(schema)).toEqual(migrated().prepare(schema).all());
  });

  test("is what replaying its log gives", () => {
    for (const table of TABLES) {
      const entity = table.slice(0, -1);
      const replayed = new Map<string, Row>();
      for (const log of rows(`select * from activity_log where entity = '${entity}' order by seq`)) {
        const row = replayed.get(String(log.entity_id)) ?? {};
        const old = JSON.parse(String(log.old_values)) as Row | null;
        expect(row).toMatchObject(old ?? {});
        Object.assign(row, JSON.parse(String(log.new_values)), { seq: log.seq, updatedAt: log.created_at });
        replayed.set(String(log.entity_id), row);
      }
      const stored = rows(`select * from ${table} where id <> '00000000-0000-7000-8000-000000000000'`).map(camelCased);
      expect(stored).toHaveLength(replayed.size);
      for (const row of stored) {
        const { active, updatedAt, ...values } = replayed.get(String(row.id)) ?? {};
        expect(row).toMatchObject({ ...values, ...(active !== undefined && { active: Number(active) }) });
        if (row.updatedAt) expect(row.updatedAt).toBe(updatedAt);
      }
    }
  });

  test("tells of each month's beginning what replaying the log until then tells", () => {
    const log = rows("select * from activity_log where entity = 'lead' order by seq");
    const at = (instant: string) => {
      const leads = new Map<string, Row>();
      for (const { entity_id, new_values, created_at } of log) {
        if (String(created_at) >= instant) break;
        leads.set(String(entity_id), { ...leads.get(String(entity_id)), ...JSON.parse(String(new_values)) });
      }
      return [...leads.values()].filter(({ status }) => !String(status).startsWith("closed"));
    };
    // Midnight in Dubai.
    const months = {
      "2026-08": "2026-07-31",
      "2026-09": "2026-08-31",
      "2026-10": "2026-09-30",
      "2026-11": "2026-10-31",
    };
    const told = rows("select month, user_id, leads, value, weighted from pipeline_snapshots order by 1, 2");
    expect(new Set(told.map(({ month }) => month))).toEqual(new Set(Object.keys(months)));
    for (const [month, day] of Object.entries(months)) {
      const active = at(`${day}T20:00:00.000Z`);
      const people = new Set(["*", ...active.map(({ assignedTo }) => String(assignedTo ?? ""))]);
      const expected = [...people].sort().map((user_id) => {
        const own = active.filter(({ assignedTo }) => user_id === "*" || (assignedTo ?? "") === user_id);
        const sum = (of: (lead: Row) => number) => own.map(of).reduce((a, b) => a + b, 0);
        const value = sum(({ estimatedValue }) => Number(estimatedValue ?? 0) * 100);
        const weighted = sum(({ estimatedValue, probability }) => Number(estimatedValue) * Number(probability));
        return { month, user_id, leads: own.length, value, weighted };
      });
      expect(told.filter((one) => one.month === month)).toEqual(expected);
    }
  });

  test("is closed when the migration of an older database would have said so", () => {
    const closings = () => rows("select id, closed_at from leads order by id");
    const before = closings();
    const [fill = ""] =
      /UPDATE leads SET closed_at = [^;]*;/.exec(readFileSync("drizzle/0013_forecast.sql", "utf8")) ?? [];
    db.exec("update leads set closed_at = null");
    db.exec(fill);
    expect(closings()).toEqual(before);
    expect(before.filter(({ closed_at }) => closed_at !== null).length).toBeGreaterThan(5);
  });

  test("holds what its triggers would have written", () => {
    const slow = migrated();
    for (const table of ["users", "leads", "calls", "activity_log"]) {
      slow.exec(`delete from ${table}`);
      for (const all of rows(`select * from ${table}`)) {
        const { due_key, first_call_wait, first_call, first_call_at, followed_at, lead_assigned_to, ...row } = all;
        const names = Object.keys(row);
        slow
          .prepare(`insert into ${table} (${names}) values (${names.map(() => "?")})`)
          .run(...(Object.values(row) as string[]));
      }
    }
    for (const query of [
      "select * from lead_terms order by scope, term, lead_id",
      "select id, lead_assigned_to from calls order by id",
      "select id, followed_at from calls order by id",
      "select id, first_call_at, first_call from leads order by id",
      "select seq, lead_assigned_to from activity_log order by seq",
    ]) {
      expect(rows(query)).toEqual(slow.prepare(query).all());
    }
  });

  test("opens its phone numbers with its key, in the row and in the log", async () => {
    const keyring = await openKeyring(KEY);
    const [lead] = rows("select id, phone, phone_index, phone_last4 from leads limit 1");
    const phone = await keyring.open(String(lead?.phone), { entity: "lead", id: String(lead?.id), field: "phone" });
    expect(phone).toMatch(/^\+\d{11,12}$/);
    expect(lead?.phone_index).toBe(await keyring.index("phone", phone));
    expect(
      rows(
        `select new_values ->> 'phone' as phone from activity_log where entity_id = '${lead?.id}' and n = 0 limit 1`,
      ),
    ).toEqual([{ phone: lead?.phone }]);
  });

  test("is the log's order of time, one operation after another", () => {
    expect(
      rows(`select count(*) as n from activity_log a join activity_log b on b.seq = a.seq + 1
        where b.created_at < a.created_at or (b.n <> 0 and (b.n <> a.n + 1 or b.operation_id <> a.operation_id))`),
    ).toEqual([{ n: 0 }]);
  });

  test("is another history than the one it replaces", async () => {
    const fresh = migrated();
    const epoch = () => fresh.prepare("select epoch, pruned_through from log_state").all() as Row[];
    const [before] = epoch();
    expect(before?.epoch).toMatch(/^[0-9a-f]{32}$/);
    await seed(fresh, planDemo(OPTIONS), await openKeyring(KEY));
    expect(epoch()).toEqual([{ epoch: expect.stringMatching(/^[0-9a-f]{32}$/), pruned_through: 0 }]);
    expect(epoch()[0]?.epoch).not.toBe(before?.epoch);
  });

  test("stays as it was when seeding fails half-way", async () => {
    const before = rows("select count(*) as n from activity_log");
    const triggers = rows("select name from sqlite_master where type = 'trigger' order by name");
    const demo = planDemo(OPTIONS);
    const broken = {
      ...demo,
      *operations() {
        yield* [...demo.operations()].slice(0, 50);
        throw new Error("pulled the plug");
      },
    };
    await expect(seed(db, broken, await openKeyring(KEY))).rejects.toThrow("pulled the plug");
    expect(rows("select count(*) as n from activity_log")).toEqual(before);
    expect(rows("select name from sqlite_master where type = 'trigger' order by name")).toEqual(triggers);
  });
});

function camelCased(row: Row): Row {
  const entries = Object.entries(row).map(([name, value]) => [name.replace(/_(.)/g, (_, c) => c.toUpperCase()), value]);
  return Object.fromEntries(entries);
}
