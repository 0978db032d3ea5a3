import { sql } from "drizzle-orm";
import { index, integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { FIRST_CALLS, INDUSTRIES, LEAD_STATUSES } from "@/lib/enums";
import { users } from "./users";

/**
 * `phone` is ciphertext; `phoneIndex` and `phoneLast4` are keyed hashes to look it up by.
 * `nameFold` and `searchTerms` are folded for sorting and search; triggers keep `lead_terms` from them.
 */
export const leads = sqliteTable(
  "leads",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    email: text(),
    phone: text().notNull(),
    phoneIndex: text("phone_index").notNull(),
    phoneLast4: text("phone_last4").notNull(),
    company: text(),
    industry: text({ enum: INDUSTRIES }),
    status: text({ enum: LEAD_STATUSES }).notNull(),
    source: text(),
    notes: text(),
    estimatedValue: real("estimated_value"),
    probability: integer(),
    assignedTo: text("assigned_to").references(() => users.id),
    /** When its status last became a closed one; null while it is worked. Kept by triggers, and outside the log. */
    closedAt: text("closed_at"),
    nextAction: text("next_action"),
    nextActionDate: text("next_action_date"),
    /** What sorting by next action goes by: leads with nothing planned come after all others. */
    dueKey: text("due_key").generatedAlwaysAs(sql`coalesce(next_action_date, '~')`, { mode: "virtual" }),
    /** When its earliest live call began; triggers keep it from the calls. */
    firstCallAt: text("first_call_at"),
    /** Whole seconds from its creation until then; none for a call that was there before. */
    firstCallWait: integer("first_call_wait").generatedAlwaysAs(
      sql`max(0, cast(round((julianday(first_call_at) - julianday(created_at)) * 86400000) as integer) / 1000)`,
      { mode: "virtual" },
    ),
    firstCall: text("first_call", { enum: FIRST_CALLS }).generatedAlwaysAs(
      sql`case when first_call_at is null then 'none' when first_call_wait <= 300 then '5-minutes'
        when first_call_wait <= 3600 then 'hour' when first_call_wait <= 86400 then 'day' else 'later' end`,
      { mode: "virtual" },
    ),
    createdBy: text("created_by")
      .notNull()
      .references(() => users.id),
    createdAt: text("created_at").notNull(),
    updatedAt: text("updated_at").notNull(),
    deletedAt: text("deleted_at"),
    seq: integer().notNull(),
    nameFold: text("name_fold").notNull(),
    searchTerms: text("search_terms").notNull(),
  },
  (t) => {
    const live = sql`${t.deletedAt} is null`;
    // The plus keeps SQLite from an index by status where these are meant: a query says it the same way.
    const won = sql`${live} and +${t.status} = 'closed-won'`;
    const lost = sql`${live} and +${t.status} = 'closed-lost'`;
    const unweighed = sql`${live} and ${t.status} not in ('closed-won', 'closed-lost') and (${t.estimatedValue} is null or ${t.probability} is null)`;
    return [
      index("leads_created").on(t.createdAt, t.id).where(live),
      index("leads_updated").on(t.updatedAt, t.id).where(live),
      index("leads_name").on(t.nameFold, t.id).where(live),
      index("leads_due").on(t.dueKey, t.id).where(live),
      index("leads_status_created").on(t.status, t.createdAt, t.id).where(live),
      index("leads_industry_created").on(t.industry, t.createdAt, t.id).where(live),
      index("leads_source_created").on(t.source, t.createdAt, t.id).where(live),
      index("leads_assigned_created").on(t.assignedTo, t.createdAt, t.id).where(live),
      index("leads_assigned_updated").on(t.assignedTo, t.updatedAt, t.id).where(live),
      index("leads_assigned_name").on(t.assignedTo, t.nameFold, t.id).where(live),
      index("leads_assigned_due").on(t.assignedTo, t.dueKey, t.id).where(live),
      index("leads_assigned_status_created").on(t.assignedTo, t.status, t.createdAt, t.id).where(live),
      index("leads_assigned_industry_created").on(t.assignedTo, t.industry, t.createdAt, t.id).where(live),
      index("leads_assigned_source_created").on(t.assignedTo, t.source, t.createdAt, t.id).where(live),
      index("leads_first_call_created").on(t.firstCall, t.createdAt, t.id).where(live),
      index("leads_assigned_first_call_created").on(t.assignedTo, t.firstCall, t.createdAt, t.id).where(live),
      index("leads_won").on(t.closedAt, t.id).where(won),
      index("leads_lost").on(t.closedAt, t.id).where(lost),
      index("leads_assigned_won").on(t.assignedTo, t.closedAt, t.id).where(won),
      index("leads_assigned_lost").on(t.assignedTo, t.closedAt, t.id).where(lost),
      index("leads_unweighed").on(t.createdAt, t.id).where(unweighed),
      index("leads_assigned_unweighed").on(t.assignedTo, t.createdAt, t.id).where(unweighed),
      index("leads_phone").on(t.phoneIndex).where(live),
      index("leads_phone_last4").on(t.phoneLast4).where(live),
    ];
  },
);

/**
 * The search index: every word-start suffix of a lead's name, company and e-mail, folded, once for everyone
 * (scope `*`) and once for the assignee (scope = user id), so that a prefix search is one range of one index.
 */
export const leadTerms = sqliteTable(
  "lead_terms",
  {
    scope: text().notNull(),
    term: text().notNull(),
    leadId: text("lead_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.term, t.leadId] })],
);
