import { sql } from "drizzle-orm";
import { isManager } from "@/lib/auth/roles";
import type { Context } from "@/lib/command/context";
import type { Page } from "@/lib/keyset";
import { sourcesStatement } from "@/lib/leads/list";
import { leadStatement } from "@/lib/leads/queries";
import { everyoneStatement } from "@/lib/members/queries";
import type { Settings } from "@/lib/settings/schema";
import type { CallFilter } from "./filter";
import { type NamedCall, preparePage } from "./queries";

const SOURCES = 50;

export interface CallListPage {
  page: Page<NamedCall>;
  /** Sources to suggest: those of the leads one sees. */
  sources: string[];
  /** Whose calls one may ask for: everyone, for managers. */
  people: { id: string; name: string }[];
  /** The lead whose calls these are, when the filter names one. */
  leadName: string | null;
}

/** Everything the page of calls shows, in one batch: the calls, and what its filters offer. */
export async function openCallList(ctx: Context, settings: Settings, filter: CallFilter): Promise<CallListPage> {
  const { statement, read } = preparePage(ctx, settings, filter);
  const [found, sources, people, [lead]] = await ctx.db.batch([
    statement,
    sourcesStatement(ctx, SOURCES),
    everyoneStatement(ctx, isManager(ctx.actor) ? undefined : sql`0`),
    leadStatement(ctx, filter.leadId ?? ""),
  ]);
  return {
    page: await read(found),
    sources: sources.map(({ source }) => source),
    people,
    leadName: lead?.name ?? null,
  };
}
