import { sql } from "drizzle-orm";
import { statement } from "@/db/client";
import { listActivity, visibleActivity } from "@/lib/activity/queries";
import type { Activity } from "@/lib/activity/schema";
import { changesIn, headlineOf, type Reader, sentenceOf } from "@/lib/activity/words";
import type { Settings } from "@/lib/settings/schema";
import type { Column, Value } from "../files/column";
import type { Source } from "./source";

const COLUMNS: [Column, (activity: Activity, reader: Reader) => Value][] = [
  [{ header: "When", type: "time" }, ({ createdAt }) => createdAt],
  [{ header: "Who", type: "text" }, ({ userName }) => userName],
  [{ header: "What", type: "text", width: 24 }, sentenceOf],
  [{ header: "Lead", type: "text", width: 28 }, ({ leadName }) => leadName],
  [{ header: "Says", type: "text", width: 40 }, saysOf],
  [{ header: "Changes", type: "text", width: 40 }, changesOf],
  [{ header: "Entity", type: "text", width: 12 }, ({ entity }) => entity],
  [{ header: "Entity id", type: "text", width: 38 }, ({ entityId }) => entityId],
  [{ header: "Lead id", type: "text", width: 38 }, ({ leadId }) => leadId],
  [{ header: "Seq", type: "number", width: 10 }, ({ seq }) => seq],
  [{ header: "Before (JSON)", type: "text", width: 40 }, ({ before }) => before && JSON.stringify(before)],
  [{ header: "After (JSON)", type: "text", width: 40 }, ({ after }) => after && JSON.stringify(after)],
];

export const activityRows: Source<Record<string, never>> = {
  columns: () => COLUMNS.map(([column]) => column),
  async read({ ctx, settings, asOf }, cursor, size) {
    const page = await listActivity(ctx, { cursor: cursor ?? String(asOf.seq), limit: size });
    const rows = page.data.map((activity) => {
      const reader = readerOf(activity, settings, asOf.time);
      return COLUMNS.map(([, value]) => value(activity, reader));
    });
    return { rows, next: page.nextCursor };
  },
  async count({ ctx }, most) {
    const [[found]] = (await ctx.db.batch([
      statement(
        ctx.db,
        sql`select count(*) as rows from (select 1 from activity_log where ${visibleActivity(ctx.actor)} limit ${most})`,
      ),
    ])) as unknown as [{ rows: number }[]];
    return found?.rows ?? 0;
  },
};

function readerOf({ names }: Activity, { timeZone, currency }: Settings, now: string): Reader {
  return { timeZone, currency, now, nameOf: (id) => names[id] ?? "someone" };
}

function saysOf(activity: Activity): string | null {
  const { outcome, duration, channel, body } = headlineOf(activity);
  return [outcome, duration, channel, body].filter(Boolean).join(" · ") || null;
}

function changesOf(activity: Activity, reader: Reader): string | null {
  const changes = changesIn(activity, reader);
  return changes.map(({ label, before, after }) => `${label}: ${before ?? "–"} → ${after ?? "–"}`).join("; ") || null;
}
