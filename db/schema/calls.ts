import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { CALL_TYPES, INDUSTRIES, OUTCOMES } from "@/lib/enums";
import { leads } from "./leads";
import { users } from "./users";

/**
 * `localDay`, `localHour`, `industry` and `source` are what they were when the call was made: reports group and
 * drill down by them. `leadAssignedTo` mirrors the live lead's assignee (null once deleted), kept by triggers.
 */
export const calls = sqliteTable(
  "calls",
  {
    id: text().primaryKey(),
    leadId: text("lead_id")
      .notNull()
      .references(() => leads.id),
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    callType: text("call_type", { enum: CALL_TYPES }).notNull(),
    startTime: text("start_time").notNull(),
    endTime: text("end_time"),
    duration: integer(),
    outcome: text({ enum: OUTCOMES }),
    notes: text(),
    nextAction: text("next_action"),
    nextActionDate: text("next_action_date"),
    /** When the lead's next live call began; kept by triggers for live calls with a next action's date. */
    followedAt: text("followed_at"),
    localDay: text("local_day").notNull(),
    localHour: integer("local_hour").notNull(),
    industry: text({ enum: INDUSTRIES }),
    source: text(),
    leadAssignedTo: text("lead_assigned_to"),
    createdAt: text("created_at").notNull(),
    updatedAt: text("updated_at").notNull(),
    deletedAt: text("deleted_at"),
    seq: integer().notNull(),
  },
  (t) => {
    const live = sql`${t.deletedAt} is null`;
    const promised = sql`${live} and ${t.nextActionDate} is not null`;
    return [
      index("calls_start").on(t.startTime, t.id).where(live),
      index("calls_lead_start").on(t.leadId, t.startTime, t.id).where(live),
      index("calls_user_start").on(t.userId, t.startTime, t.id).where(live),
      index("calls_user_outcome_start").on(t.userId, t.outcome, t.startTime, t.id).where(live),
      index("calls_assigned_start").on(t.leadAssignedTo, t.startTime, t.id).where(live),
      index("calls_colleague_start")
        .on(t.leadAssignedTo, t.userId, t.startTime, t.id)
        .where(sql`${live} and ${t.leadAssignedTo} <> ${t.userId}`),
      index("calls_outcome_start").on(t.outcome, t.startTime, t.id).where(live),
      index("calls_industry_start").on(t.industry, t.startTime, t.id).where(live),
      index("calls_source_start").on(t.source, t.startTime, t.id).where(live),
      // All that is counted of a promise, so that counting reads the index alone.
      index("calls_due").on(t.nextActionDate, t.id, t.userId, t.followedAt).where(promised),
      index("calls_user_due").on(t.userId, t.nextActionDate, t.id).where(promised),
      index("calls_assigned_due").on(t.leadAssignedTo, t.nextActionDate, t.id).where(promised),
      index("calls_open").on(t.userId, t.startTime).where(sql`${t.deletedAt} is null and ${t.endTime} is null`),
    ];
  },
);
