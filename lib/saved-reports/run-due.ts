import { v7 as uuidv7 } from "uuid";
import type { Context } from "@/lib/command/context";
import { AppError } from "@/lib/command/errors";
import { execute } from "@/lib/command/execute";
import { requestExport } from "@/lib/exports/commands/request-export";
import { hasPeriod, queryIn } from "@/lib/exports/filter";
import { asSystem } from "@/lib/exports/run";
import { logError } from "@/lib/server/log-error";
import { noteReportRun } from "./commands/note-report-run";
import { type Due, lastDue } from "./due";
import { scheduledReports } from "./queries";
import type { SavedReport } from "./schema";

type Ctx = Omit<Context, "actor">;

/** At most so many a minute; the rest has its turn in the next. */
const MOST = 20;

/**
 * Asks, in their people's names, for the exports of saved reports that are due: once for each time, however often this runs or
 * is broken off. After an outage only the last time is made up for. Whoever lost access gets none, and is not told of by others'.
 */
export async function runDueReports(ctx: Ctx): Promise<void> {
  const { found, calendar } = await scheduledReports(ctx.db);
  const now = ctx.now().toISOString();
  let left = MOST;
  for (const report of found) {
    if (report.schedule === "never" || left === 0) continue;
    const due = lastDue(report.schedule, calendar, now);
    if (due.at <= report.ranThrough) continue;
    left -= 1;
    await runReport(ctx, report, due).catch(logError);
  }
}

async function runReport(ctx: Ctx, report: SavedReport, { at, startDate, endDate }: Due): Promise<void> {
  const operationId = `saved-report:${report.id}:${at}`;
  const { id, userId, kind, format, query } = report;
  const { preset: _, ...narrowed } = JSON.parse(query);
  const filter = { ...queryIn(kind, narrowed), ...(hasPeriod(kind) && { startDate, endDate }) };
  // The kernel reads anew who that is, and what they may.
  const actor = { id: userId, email: "", name: "", role: "manager", active: true, seq: 0 } as const;
  const input = { id: uuidv7(), kind, format, bom: true, filter };
  try {
    await execute(requestExport, { ...ctx, actor }, input, { operationId, sent: { report: id, at } });
  } catch (error) {
    // What no report takes (any more) will not be taken in a minute either.
    if (!(error instanceof AppError && error.code === "invalid")) throw error;
    logError(error);
  }
  await execute(noteReportRun, asSystem(ctx), { id, at }, { operationId });
}
