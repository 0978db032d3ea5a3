import type { DatabaseSync } from "node:sqlite";
import { beforeAll, expect, test } from "vitest";
import { KEPT_COLUMNS, RECOUNTS } from "@/lib/analytics/recount";
import { openKeyring } from "@/lib/crypto/keyring";
import type { Settings } from "@/lib/settings/schema";
import { planDemo } from "./demo/demo";
import { migrate, migrated } from "./demo/testing";
import { drift, recount } from "./recount";
import { seed } from "./seed";

const KEY = Buffer.alloc(32, 7).toString("base64");
const columns = KEPT_COLUMNS.map(({ table, column }) => ({ table: `${table}.${column}`, rows: 0 }));
const totals = RECOUNTS.map(({ table }) => ({ table, rows: 0 }));
const none = [...columns, ...totals];
let db: DatabaseSync;

beforeAll(async () => {
  db = migrated();
  const settings = db.prepare("select *, time_zone as timeZone from settings").get() as unknown as Settings;
  const demo = planDemo({ leads: 60, calls: 400, agents: 3, now: new Date("2026-11-23T09:00:00Z"), settings });
  await seed(db, demo, await openKeyring(KEY));
});

test("the demo's totals are what each call and lead by itself adds up to", () => {
  for (const { table, select } of RECOUNTS) {
    const kept = db.prepare(`select * from ${table}`).all();
    expect(kept.length).toBeGreaterThan(20);
    expect(db.prepare(`select * from (select * from ${table} except ${select})`).all()).toEqual([]);
    expect(db.prepare(`select * from (${select} except select * from ${table})`).all()).toEqual([]);
  }
  expect(drift(db)).toEqual(none);
});

test("a total that is wrong, missing or too many is found and put right, in another time zone too", () => {
  const any = "industry = '*' and source = '*' and user_id = '*'";
  db.exec(`update call_totals set h9 = h9 + 1 where day = '2026-11' and ${any}`);
  db.exec(`delete from lead_totals where leads > 0 and status = 'contacted' and ${any}`);
  const wrong = totals.map((one, i) => ({ ...one, rows: i === 0 || i === 2 ? 1 : 0 }));
  expect(drift(db)).toEqual([...columns, ...wrong]);
  recount(db);
  expect(drift(db)).toEqual(none);
  db.exec("update settings set time_zone = 'America/Los_Angeles'");
  recount(db);
  expect(drift(db)).toEqual(none);
});

test("a first call or follow-up that is wrong or missing is found and put right, and what is counted of it", () => {
  db.exec("update leads set first_call_at = '2020-01-01T00:00:00.000Z' where id in (select id from leads limit 3)");
  db.exec("update leads set first_call_at = null where id in (select lead_id from calls order by id desc limit 1)");
  db.exec(`update calls set followed_at = '2020-01-01T00:00:00.000Z' where id in
    (select id from calls where next_action_date is not null and deleted_at is null limit 5)`);
  expect(drift(db).slice(0, 2)).toEqual([
    { table: "leads.first_call_at", rows: 4 },
    { table: "calls.followed_at", rows: 5 },
  ]);
  recount(db);
  expect(drift(db)).toEqual(none);
});

test("what is changed after the seeding is counted by the triggers", () => {
  db.exec("update calls set outcome = 'busy', duration = 5 where id in (select id from calls limit 40)");
  db.exec(
    "update calls set deleted_at = '2026-11-23T09:00:00.000Z' where id in (select id from calls order by id desc limit 7)",
  );
  db.exec("update calls set start_time = '2026-11-23T08:00:00.000Z' where id in (select id from calls limit 30)");
  db.exec("delete from calls where id in (select id from calls order by start_time limit 20)");
  db.exec("update calls set next_action_date = null where id in (select id from calls order by start_time limit 15)");
  db.exec(
    "update calls set next_action_date = '2026-11-20T08:00:00.000Z' where id in (select id from calls order by start_time limit 9)",
  );
  db.exec("update leads set assigned_to = null where id in (select id from leads limit 9)");
  expect(drift(db)).toEqual(none);
});

test("migrations count the calls and leads of a database that has some already", () => {
  const older = migrated("0010");
  for (const table of ["users", "leads", "calls"]) {
    const columns = older.prepare("select name from pragma_table_info(?)").all(table);
    const names = columns.map(({ name }) => String(name)).join();
    for (const row of db.prepare(`select ${names} from ${table}`).all()) {
      const values = Object.values(row);
      older.prepare(`insert or ignore into ${table} values (${values.map(() => "?")})`).run(...values);
    }
  }
  older.exec("update leads set deleted_at = created_at where id in (select id from leads limit 2)");
  migrate(older, "0011");
  expect(drift(older)).toEqual(none);
  const sums = older.prepare("select sum(due) as due, sum(kept) as kept, sum(late) as late from promise_totals").get();
  expect(Math.min(...Object.values(sums ?? {}).map(Number))).toBeGreaterThan(20);
  expect(older.prepare("select sum(first_hour) as n from lead_day_totals").get()?.n).toBeGreaterThan(0);
});
