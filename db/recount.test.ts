import type { DatabaseSync } from "node:sqlite";
import { beforeAll, expect, test } from "vitest";
import { RECOUNTS } from "@/lib/analytics/recount";
import { openKeyring } from "@/lib/crypto/keyring";
import type { Settings } from "@/lib/settings/schema";
import { planDemo } from "./demo/demo";
import { migrated } from "./demo/testing";
import { drift, recount } from "./recount";
import { seed } from "./seed";

const KEY = Buffer.alloc(32, 7).toString("base64");
const none = RECOUNTS.map(({ table }) => ({ table, rows: 0 }));
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
  expect(drift(db)).toEqual(none.map((one, i) => ({ ...one, rows: i === 0 || i === 2 ? 1 : 0 })));
  recount(db);
  expect(drift(db)).toEqual(none);
  db.exec("update settings set time_zone = 'America/Los_Angeles'");
  recount(db);
  expect(drift(db)).toEqual(none);
});

test("what is changed after the seeding is counted by the triggers", () => {
  db.exec("update calls set outcome = 'busy', duration = 5 where id in (select id from calls limit 40)");
  db.exec(
    "update calls set deleted_at = '2026-11-23T09:00:00.000Z' where id in (select id from calls order by id desc limit 7)",
  );
  expect(drift(db)).toEqual(none);
});
