import { KEPT_COLUMNS, RECOUNTS, wrongIn } from "@/lib/analytics/recount";
import { rows } from "./world";

/** Rows of totals, and columns they go by, that differ from a recount; sums that came to nothing are none. */
export async function drift(): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const kept of KEPT_COLUMNS) found.push(...(await rows(wrongIn(kept))));
  for (const { table, key, where, select } of RECOUNTS) {
    const columns = (await rows<{ name: string }>(`select name from pragma_table_info('${table}')`)).map((c) => c.name);
    const sums = columns.filter((name) => !key.includes(name));
    const kept = `select ${columns.join()} from ${table} where ${where} and (${sums.map((s) => `${s} <> 0`).join(" or ")})`;
    found.push(...(await rows(`select * from (${kept} except ${select})`)));
    found.push(...(await rows(`select * from (${select} except ${kept})`)));
  }
  return found;
}
