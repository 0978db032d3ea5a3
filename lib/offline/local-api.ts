import { CallFilter, needsServer as callsNeedServer } from "@/lib/calls/filter";
import { matchCalls } from "@/lib/calls/match";
import type { Call } from "@/lib/calls/schema";
import { LeadFilter, needsServer } from "@/lib/leads/filter";
import { matchLeads } from "@/lib/leads/match";
import type { Lead } from "@/lib/leads/schema";
import { type Known, ofEntity } from "./known-rows";
import { localTimeline } from "./local-timeline";
import { settingsIn, viewCall, viewLead } from "./local-views";

/** The page of a list that is answered from here begins after this many. */
const CURSOR = /^here(\d{1,7})$/;

/**
 * Answers a read of the API from what this device knows: the person's replica with their pending changes laid over it, by
 * the same filters. Undefined for what only the server can tell.
 */
export function answerLocally(rows: Known, userId: string, path: string, now: string): unknown {
  const { pathname, searchParams } = new URL(path, "http://here");
  const settings = settingsIn(rows);
  if (!settings) return undefined;
  const world = { userId, settings, now };
  const query = Object.fromEntries(searchParams);
  if (pathname === "/api/leads") {
    const filter = LeadFilter.safeParse({ ...query, cursor: undefined, ...several(searchParams, "status") });
    if (!filter.success || needsServer(filter.data)) return undefined;
    const found = matchLeads(ofEntity<Lead>(rows, "lead"), filter.data, world);
    return paged(found, filter.data.limit, query.cursor, (lead) => viewLead(rows, lead));
  }
  if (pathname === "/api/calls") {
    const filter = CallFilter.safeParse({ ...query, cursor: undefined, ...several(searchParams, "outcome") });
    if (!filter.success || callsNeedServer(filter.data)) return undefined;
    const found = matchCalls(ofEntity<Call>(rows, "call"), filter.data, world);
    return paged(found, filter.data.limit, query.cursor, (call) => viewCall(rows, call));
  }
  if (pathname === "/api/members") {
    const people = ofEntity<{ id: string; name: string; active: boolean }>(rows, "user");
    return { data: people.filter(({ active }) => active).map(({ id, name }) => ({ id, name })) };
  }
  const [, entity, id = "", timeline] = /^\/api\/(lead|call)s\/([^/]+)(\/timeline)?$/.exec(pathname) ?? [];
  const row = entity ? rows.get(`${entity}/${id}`) : undefined;
  if (!row || row.deletedAt) return undefined;
  if (timeline) return localTimeline(rows, id);
  return { data: entity === "lead" ? viewLead(rows, row as unknown as Lead) : viewCall(rows, row as unknown as Call) };
}

function paged<T>(found: T[], limit: number, cursor: string | undefined, view: (row: T) => unknown) {
  const start = Number(CURSOR.exec(cursor ?? "")?.[1] ?? 0);
  const at = (index: number) => `here${Math.max(0, index)}`;
  return {
    data: found.slice(start, start + limit).map(view),
    nextCursor: start + limit < found.length ? at(start + limit) : null,
    prevCursor: start > 0 ? at(start - limit) : null,
  };
}

function several(params: URLSearchParams, name: string): Record<string, string[]> {
  const values = params.getAll(name);
  return values.length > 1 ? { [name]: values } : {};
}
