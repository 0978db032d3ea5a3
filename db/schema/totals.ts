import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * Cuts of time into local days. One is `active` and read by reports; a new time zone is `filling` until every call with
 * an id up to `callsThrough`, and every lead up to `leadsThrough`, is in its totals: `~` is all of them.
 */
export const reportVersions = sqliteTable("report_versions", {
  id: integer().primaryKey({ autoIncrement: true }),
  timeZone: text("time_zone").notNull(),
  state: text({ enum: ["filling", "active", "retired"] }).notNull(),
  callsThrough: text("calls_through").notNull(),
  leadsThrough: text("leads_through").notNull(),
});

/** How far a version's local time is ahead of UTC, in seconds, from an instant on. */
export const zoneOffsets = sqliteTable(
  "zone_offsets",
  {
    version: integer().notNull(),
    fromTime: text("from_time").notNull(),
    seconds: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.version, t.fromTime] })],
);

/** What totals are kept by: `*` is any; `industry` may be empty for none, and a source stands behind `=`. */
const slice = {
  version: integer().notNull(),
  industry: text().notNull(),
  source: text().notNull(),
  /** A local day (`2026-11-23`), or a whole month (`2026-11`). */
  day: text().notNull(),
  userId: text("user_id").notNull(),
};

/**
 * Sums over the live calls of a slice, kept by triggers. `timed` have a duration, `seconds` together; each outcome has
 * its column, and each local hour in which calls began.
 */
export const callTotals = sqliteTable(
  "call_totals",
  {
    ...slice,
    calls: integer().notNull(),
    timed: integer().notNull(),
    seconds: integer().notNull(),
    demoBooked: integer("demo_booked").notNull(),
    followUpScheduled: integer("follow_up_scheduled").notNull(),
    callbackRequested: integer("callback_requested").notNull(),
    noAnswer: integer("no_answer").notNull(),
    busy: integer().notNull(),
    notInterested: integer("not_interested").notNull(),
    ...Object.fromEntries(
      Array.from({ length: 24 }, (_, hour) => [`h${hour}`, integer(`h${hour}`).notNull()] as const),
    ),
  },
  (t) => [primaryKey({ columns: [t.version, t.industry, t.source, t.day, t.userId] })],
);

/**
 * Live leads by the local day they were created, and those of them that are won now; `userId` is the assignee, empty for
 * none. Of those that were called, how soon, and the seconds that they `waited` together.
 */
export const leadDayTotals = sqliteTable(
  "lead_day_totals",
  {
    ...slice,
    created: integer().notNull(),
    won: integer().notNull(),
    waited: integer().notNull().default(0),
    firstIn5Minutes: integer("first_5_minutes").notNull().default(0),
    firstInHour: integer("first_hour").notNull().default(0),
    firstInDay: integer("first_day").notNull().default(0),
    firstLater: integer("first_later").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.version, t.industry, t.source, t.day, t.userId] })],
);

/** Live leads by the local day they were won or lost. Values in hundredths of the currency. */
export const leadCloseTotals = sqliteTable(
  "lead_close_totals",
  { ...slice, won: integer().notNull(), wonValue: integer("won_value").notNull(), lost: integer().notNull() },
  (t) => [primaryKey({ columns: [t.version, t.industry, t.source, t.day, t.userId] })],
);

/** Live leads as they are now. Values in hundredths of the currency, `weighted` by probability. */
export const leadTotals = sqliteTable(
  "lead_totals",
  {
    industry: text().notNull(),
    source: text().notNull(),
    userId: text("user_id").notNull(),
    status: text().notNull(),
    leads: integer().notNull(),
    value: integer().notNull(),
    weighted: integer().notNull(),
    /** How many lack a value or a probability, and weigh nothing. */
    unweighed: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.industry, t.source, t.userId, t.status] })],
);

/**
 * Promises of live calls by when they are due: a local day, a month, or an hour in UTC (`2026-11-23T10`). `kept` and `late`
 * were followed by a call of the lead by the end of that day, or after it. `*` is anybody's.
 */
export const promiseTotals = sqliteTable(
  "promise_totals",
  {
    version: integer().notNull(),
    day: text().notNull(),
    userId: text("user_id").notNull(),
    due: integer().notNull(),
    kept: integer().notNull(),
    late: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.version, t.day, t.userId] })],
);

/**
 * The pipeline as it stood when a month began: all of it (`*`), each person's, and nobody's (empty). Written once, and
 * never changed: nothing could count it again. Values in hundredths of the currency.
 */
export const pipelineSnapshots = sqliteTable(
  "pipeline_snapshots",
  {
    /** Of the organisation's calendar, `2026-11`. */
    month: text().notNull(),
    userId: text("user_id").notNull(),
    leads: integer().notNull(),
    value: integer().notNull(),
    weighted: integer().notNull(),
    takenAt: text("taken_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.month, t.userId] })],
);
