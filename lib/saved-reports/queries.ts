import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";
import { savedReports, settings, users } from "@/db/schema";
import type { Context } from "@/lib/command/context";
import { notFound } from "@/lib/command/errors";
import { everyoneStatement } from "@/lib/members/queries";
import type { SavedReport } from "./schema";
import { visibleSavedReports } from "./store";

/** More than anybody keeps. */
const MOST = 200;

/** One's own saved reports, by name, and the names of the people that they may be about. */
export async function openSavedReports(ctx: Context) {
  const [reports, everyone] = await ctx.db.batch([
    ctx.db
      .select()
      .from(savedReports)
      .where(visibleSavedReports(ctx.actor))
      .orderBy(asc(savedReports.name), asc(savedReports.id))
      .limit(MOST),
    everyoneStatement(ctx),
  ]);
  return { reports, people: Object.fromEntries(everyone.map(({ id, name }) => [id, name])) };
}

/** Throws `not_found` for a report that is not one's own. */
export async function getSavedReport(ctx: Context, id: string): Promise<SavedReport> {
  const [[found]] = await ctx.db.batch([
    ctx.db
      .select()
      .from(savedReports)
      .where(and(eq(savedReports.id, id), visibleSavedReports(ctx.actor))),
  ]);
  if (!found) throw notFound("saved report");
  return found;
}

/** The reports on a schedule whose people may export now, and where their days and weeks begin. */
export async function scheduledReports(db: Context["db"]) {
  const mayExport = sql`exists (select 1 from ${users} where ${users.id} = ${savedReports.userId}
    and ${users.active} and ${users.role} in ('manager', 'admin'))`;
  const [found, [organisation]] = await db.batch([
    db
      .select()
      .from(savedReports)
      .where(and(ne(savedReports.schedule, "never"), isNull(savedReports.removedAt), mayExport)),
    db.select({ timeZone: settings.timeZone, workingWeek: settings.workingWeek }).from(settings),
  ]);
  return { found, calendar: organisation ?? ({ timeZone: "UTC", workingWeek: "mon-fri" } as const) };
}
