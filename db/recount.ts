import type { DatabaseSync } from "node:sqlite";
import { KEPT_COLUMNS, OWN_CALLS, RECOUNTS, type Recount, wrongIn } from "@/lib/analytics/recount";
import { zoneOffsets } from "@/lib/analytics/zone-offsets";

/** Counts all totals anew, and what they are counted from, in the organisation's time zone; to be run in a transaction. */
export function recount(db: DatabaseSync): void {
  for (const kept of KEPT_COLUMNS) {
    const { table, column } = kept;
    db.exec(`update ${table} set ${column} = wrong.value from (${wrongIn(kept)}) wrong where wrong.id = ${table}.id`);
  }
  const timeZone = String(db.prepare("select time_zone from settings").get()?.time_zone);
  for (const table of ["zone_offsets", "report_versions"]) db.exec(`delete from ${table}`);
  const begin = db.prepare(`insert into report_versions (time_zone, state, calls_through, leads_through)
    values (?, 'active', '~', '~')`);
  const version = begin.run(timeZone).lastInsertRowid;
  const offset = db.prepare("insert into zone_offsets (version, from_time, seconds) values (?, ?, ?)");
  for (const { from, seconds } of zoneOffsets(timeZone)) offset.run(version, from, seconds);
  for (const { table, key } of RECOUNTS) {
    db.exec(`delete from ${table}`);
    countAnew(db, table);
    db.exec(`insert into ${table} select * from temp.counted order by ${key}`);
    db.exec("drop table temp.counted");
  }
}

/** How many totals, and rows they are counted from, are not what a recount comes to; a total that came to nothing is none. */
export function drift(db: DatabaseSync): { table: string; rows: number }[] {
  const columns = KEPT_COLUMNS.map((kept) => {
    const rows = Number(db.prepare(`select count(*) as n from (${wrongIn(kept)})`).get()?.n);
    return { table: `${kept.table}.${kept.column}`, rows };
  });
  const totals = RECOUNTS.map(({ table, key, where }) => {
    const some = columnsOf(db, table)
      .filter((name) => !key.includes(name))
      .map((name) => `${name} <> 0`);
    countAnew(db, table);
    const kept = `select * from ${table} where ${where} and (${some.join(" or ")})`;
    const differing = [`${kept} except select * from temp.counted`, `select * from temp.counted except ${kept}`];
    const keys = differing.map((rows) => `select ${key} from (${rows})`).join(" union ");
    const rows = Number(db.prepare(`select count(*) as n from (${keys})`).get()?.n);
    db.exec("drop table temp.counted");
    return { table, rows };
  });
  return [...columns, ...totals];
}

/** What a table of totals should hold, as `temp.counted`. */
function countAnew(db: DatabaseSync, table: Recount["table"]): void {
  db.exec(`create temp table counted as select * from ${table} where false`);
  const { select } = RECOUNTS.find((one) => one.table === table) as Recount;
  if (table === "call_totals") countCalls(db);
  else db.exec(`insert into temp.counted ${select}`);
}

function countCalls(db: DatabaseSync): void {
  db.exec(`create temp table own as select * from call_totals where false; insert into temp.own ${OWN_CALLS}`);
  const sums = columnsOf(db, "call_totals").slice(5);
  for (const industry of ["'*'", "industry"]) {
    for (const source of ["'*'", "source"]) {
      for (const day of ["day", "substr(day, 1, 7)"]) {
        for (const person of ["'*'", "user_id"]) {
          db.exec(`insert into temp.counted select version, ${industry}, ${source}, ${day}, ${person},
            ${sums.map((name) => `sum(${name})`)} from temp.own group by 1, 2, 3, 4, 5`);
        }
      }
    }
  }
  db.exec("drop table temp.own");
}

function columnsOf(db: DatabaseSync, table: string): string[] {
  return db
    .prepare("select name from pragma_table_info(?)")
    .all(table)
    .map((row) => String(row.name));
}
