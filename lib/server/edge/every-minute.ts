import { noCost, openDatabase } from "@/db/client";
import { fillTotals } from "@/lib/analytics/fill";

/** Milliseconds, of the minute there is until the next time. */
const PATIENCE = 25_000;

/** What is done whether or not anybody asks: totals are moved to a new time zone. */
export async function everyMinute(_: ScheduledController, env: CloudflareEnv): Promise<void> {
  await fillTotals(openDatabase(env.DB, noCost()), PATIENCE);
}
