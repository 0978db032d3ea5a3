import { timelineStatement, toActivityPage } from "@/lib/activity/queries";
import { type NamedCall, openCall, openCallsStatement } from "@/lib/calls/queries";
import type { Context } from "@/lib/command/context";
import { filterFrom } from "@/lib/list-url";
import type { Settings } from "@/lib/settings/schema";
import { LeadFilter } from "./filter";
import { neighbourStatements } from "./neighbours";
import { displayLead } from "./present";
import { leadStatement, openLead } from "./queries";

const TIMELINE = 25;

/**
 * Everything the page of a lead and its call workspace show, in one batch: the lead, what happened, the person's own
 * call in progress, and the leads beside it in the list one came from (`list` is that list's query string).
 */
export async function openWorkspace(ctx: Context, settings: Settings, id: string, list: string) {
  const { filter } = filterFrom(LeadFilter, Object.fromEntries(new URLSearchParams(list)));
  const [before, after] = neighbourStatements(ctx, settings, filter, id);
  const paging = { limit: TIMELINE };
  const [leads, activity, open, [previous], [next]] = await ctx.db.batch([
    leadStatement(ctx, id),
    timelineStatement(ctx, id, paging),
    openCallsStatement(ctx, 10),
    before,
    after,
  ]);
  const lead = displayLead(await openLead(ctx, leads[0]));
  const calls: NamedCall[] = await Promise.all(open.map((row) => openCall(ctx, row)));
  return {
    lead,
    timeline: await toActivityPage(ctx, activity, TIMELINE),
    /** The actor's own call in progress with this lead. */
    call: calls.find((call) => call.leadId === id) ?? null,
    /** Their calls still open with others. */
    otherCalls: calls.filter((call) => call.leadId !== id),
    previous: previous ?? null,
    next: next ?? null,
  };
}
