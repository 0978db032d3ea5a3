import type { DatabaseSync } from "node:sqlite";
import { RECOUNTS } from "@/lib/analytics/recount";
import { zoneOffsets } from "@/lib/analytics/zone-offsets";

/** Counts all totals anew, in the organisation's time zone; to be run in a transaction. */
export function recount(db: DatabaseSync): void {
  for (const table of ["call_totals", "lead_day_totals", "lead_totals", "zone_offsets", "report_versions"]) {
    db.exec(`delete from ${table}`);
  }
  const timeZone = String(db.prepare("select time_zone from settings").get()?.time_zone);
  const { lastInsertRowid: version } = db
    .prepare(
      "insert into report_versions (time_zone, state, calls_through, leads_through) values (?, 'active', '~', '~')",
    )
    .run(timeZone);
  const offset = db.prepare("insert into zone_offsets (version, from_time, seconds) values (?, ?, ?)");
  for (const { from, seconds } of zoneOffsets(timeZone)) offset.run(version, from, seconds);
  for (const { fill } of RECOUNTS) db.exec(fill);
}

/** How many totals are not what a recount comes to, by table; a total that came to nothing is none. */
export function drift(db: DatabaseSync): { table: string; rows: number }[] {
  return RECOUNTS.map(({ table, key, where, select }) => {
    const columns = db.prepare(`select name from pragma_table_info('${table}')`).all() as { name: string }[];
    const names = columns.map(({ name }) => name);
    const some = names.filter((name) => !key.includes(name)).map((name) => `${name} <> 0`);
    const kept = `select ${names} from ${table} where ${where} and (${some.join(" or ")})`;
    const sets = [`${kept} except select * from (${select})`, `select * from (${select}) except ${kept}`];
    const keys = sets.map((set) => `select ${key.map((_, i) => `c${i}`)} from (${named(set, names.length)})`);
    return { table, rows: Number(db.prepare(`select count(*) as n from (${keys.join(" union ")})`).get()?.n) };
  });
}

function named(select: string, columns: number): string {
  const names = Array.from({ length: columns }, (_, i) => `c${i}`);
  return `with found (${names}) as (${select}) select * from found`;
}
