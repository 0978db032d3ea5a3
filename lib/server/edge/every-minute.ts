import { noCost, openDatabase } from "@/db/client";
import { fillTotals } from "@/lib/analytics/fill";
import { notePipeline } from "@/lib/analytics/note-pipeline";
import { tendExports } from "@/lib/exports/tend";
import { contextOf } from "@/lib/realtime/hub-context";
import { pokeHub } from "@/lib/realtime/poke";
import { runDueReports } from "@/lib/saved-reports/run-due";
import { logError } from "@/lib/server/log-error";

/** Milliseconds, of the minute there is until the next time. */
const PATIENCE = 25_000;

/** What is done whether or not anybody asks: the pipeline is written down when a month begins, reports are made that are due, exports are seen to, and totals are moved to a new time zone. */
export async function everyMinute(_: ScheduledController, env: CloudflareEnv): Promise<void> {
  const ctx = { ...(await contextOf(env)), committed: () => void pokeHub(env) };
  await notePipeline(ctx).catch(logError);
  await runDueReports(ctx).catch(logError);
  await tendExports(env, ctx).catch(logError);
  await fillTotals(openDatabase(env.DB, noCost()), PATIENCE);
}
