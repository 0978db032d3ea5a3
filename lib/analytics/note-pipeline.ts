import { sql } from "drizzle-orm";
import { statement } from "@/db/client";
import type { Context } from "@/lib/command/context";
import { toDay } from "@/lib/time";
import { takeSnapshot } from "./forecast-statements";

/** Writes down how the pipeline stands, once in each month: at its first minute, or the first at which this runs again. */
export async function notePipeline({ db, now }: Pick<Context, "db" | "now">): Promise<void> {
  const at = now().toISOString();
  const [[found]] = (await db.batch([
    statement(db, sql`select time_zone as timeZone, (select max(month) from pipeline_snapshots) as last from settings`),
  ])) as unknown as [{ timeZone: string; last: string | null }[]];
  const month = toDay(at, found?.timeZone ?? "UTC").slice(0, 7);
  if (found?.last === month) return;
  await db.batch([statement(db, takeSnapshot(month, at))]);
}
