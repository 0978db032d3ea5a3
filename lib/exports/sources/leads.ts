import { and, sql } from "drizzle-orm";
import { statement } from "@/db/client";
import { encodeCursor } from "@/lib/keyset";
import { ALL_MATCHES, conditionsOf, statusCondition } from "@/lib/leads/conditions";
import type { LeadFilter } from "@/lib/leads/filter";
import { listLeads, type NamedLead } from "@/lib/leads/queries";
import type { Column, Value } from "../files/column";
import type { Source } from "./source";

/** Newest first whatever the list's order: when a lead was created never changes, so it is met once. */
const SORT = "-createdAt" as const;

const COLUMNS: [Column, (lead: NamedLead) => Value][] = [
  [{ header: "Name", type: "text", width: 28 }, (lead) => lead.name],
  [{ header: "Phone", type: "phone" }, (lead) => lead.phone],
  [{ header: "E-mail", type: "text", width: 28 }, (lead) => lead.email],
  [{ header: "Company", type: "text", width: 24 }, (lead) => lead.company],
  [{ header: "Industry", type: "text" }, (lead) => lead.industry],
  [{ header: "Status", type: "text" }, (lead) => lead.status],
  [{ header: "Source", type: "text" }, (lead) => lead.source],
  [{ header: "Value", type: "number", width: 12 }, (lead) => lead.estimatedValue],
  [{ header: "Probability (%)", type: "number", width: 14 }, (lead) => lead.probability],
  [{ header: "Assignee", type: "text" }, (lead) => lead.assigneeName],
  [{ header: "Next action", type: "text", width: 24 }, (lead) => lead.nextAction],
  [{ header: "Next action date", type: "time" }, (lead) => lead.nextActionDate],
  [{ header: "Notes", type: "text", width: 40 }, (lead) => lead.notes],
  [{ header: "Created", type: "time" }, (lead) => lead.createdAt],
  [{ header: "Updated", type: "time" }, (lead) => lead.updatedAt],
  [{ header: "Id", type: "text", width: 38 }, (lead) => lead.id],
];

export const leadRows: Source<LeadFilter> = {
  columns: () => COLUMNS.map(([column]) => column),
  async read({ ctx, settings, filter, asOf }, cursor, size) {
    const first = encodeCursor({ s: SORT, k: asOf.time, id: "~", back: false });
    const paging = { sort: SORT, cursor: cursor ?? first, limit: size };
    const page = await listLeads(ctx, settings, { ...filter, ...paging }, ALL_MATCHES);
    return { rows: page.data.map((lead) => COLUMNS.map(([, value]) => value(lead))), next: page.nextCursor };
  },
  /** What a search finds is left to the writing. */
  async count({ ctx, settings, filter }, most) {
    if (filter.q) return 0;
    const where = and(...conditionsOf(ctx, settings, filter), statusCondition(filter));
    const [[found]] = (await ctx.db.batch([
      statement(ctx.db, sql`select count(*) as rows from (select 1 from leads where ${where ?? sql`1`} limit ${most})`),
    ])) as unknown as [{ rows: number }[]];
    return found?.rows ?? 0;
  },
};
