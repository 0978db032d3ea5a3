import { CallFilter } from "@/lib/calls/filter";
import { matchCalls } from "@/lib/calls/match";
import type { Call } from "@/lib/calls/schema";
import type { Actor } from "@/lib/command/define";
import { LeadFilter } from "@/lib/leads/filter";
import { matchLeads } from "@/lib/leads/match";
import type { Lead } from "@/lib/leads/schema";
import { formatPhone } from "@/lib/phone";
import { commands } from "@/lib/registry";
import { ORGANISATION, type Settings } from "@/lib/settings/schema";
import { listQueued } from "./outbox";
import { overlay, type Row } from "./overlay";
import type { Store } from "./store";

/** The page of a list that is answered from here begins after this many. */
const CURSOR = /^here(\d{1,7})$/;

/**
 * Answers a read of the API from this device: the person's replica with their pending changes laid over it, by the same
 * filters. Undefined for what only the server knows; null under `data` would be a row that is not there.
 */
export async function answerLocally(store: Store, viewer: Actor, path: string, now: string): Promise<unknown> {
  const { pathname, searchParams } = new URL(path, "http://here");
  const rows = await shownRows(store, viewer);
  const settings = rows.get(`settings/${ORGANISATION}`) as Settings | undefined;
  if (!settings) return undefined;
  const world = { userId: viewer.id, settings, now };
  const query = Object.fromEntries(searchParams);
  if (pathname === "/api/leads") {
    const filter = LeadFilter.safeParse({ ...query, cursor: undefined, ...many(searchParams, "status") });
    if (!filter.success) return undefined;
    const found = matchLeads(ofEntity<Lead>(rows, "lead"), filter.data, world);
    return paged(found, filter.data.limit, query.cursor, (lead) => viewLead(rows, lead));
  }
  if (pathname === "/api/calls") {
    const filter = CallFilter.safeParse({ ...query, cursor: undefined, ...many(searchParams, "outcome") });
    if (!filter.success) return undefined;
    const found = matchCalls(ofEntity<Call>(rows, "call"), filter.data, world);
    return paged(found, filter.data.limit, query.cursor, (call) => viewCall(rows, call));
  }
  const [, entity, id = ""] = /^\/api\/(lead|call)s\/([^/]+)$/.exec(pathname) ?? [];
  const row = entity && rows.get(`${entity}/${id}`);
  if (!row || row.deletedAt) return undefined;
  return { data: entity === "lead" ? viewLead(rows, row as unknown as Lead) : viewCall(rows, row as unknown as Call) };
}

/** Every row the person may see as far as this device knows it, with their own pending changes. */
export async function shownRows(store: Store, viewer: Actor): Promise<Map<string, Row>> {
  const [stored, queued] = [await store.getAll("rows"), await listQueued(store)];
  const rows = new Map(stored.map(({ entity, id, row }) => [`${entity}/${id}`, row]));
  return overlay(rows, queued, commands, viewer);
}

export function ofEntity<T>(rows: ReadonlyMap<string, Row>, entity: string): T[] {
  const prefix = `${entity}/`;
  return [...rows].flatMap(([key, row]) => (key.startsWith(prefix) ? [row as T] : []));
}

function viewLead(rows: ReadonlyMap<string, Row>, lead: Lead) {
  const assigneeName = nameOf(rows, lead.assignedTo);
  return { ...lead, assigneeName, phoneText: formatPhone(lead.phone) };
}

function viewCall(rows: ReadonlyMap<string, Row>, call: Call) {
  const lead = rows.get(`lead/${call.leadId}`);
  return { ...call, userName: nameOf(rows, call.userId) ?? "", leadName: lead && !lead.deletedAt ? lead.name : null };
}

function nameOf(rows: ReadonlyMap<string, Row>, userId: string | null): string | null {
  const name = userId && rows.get(`user/${userId}`)?.name;
  return typeof name === "string" ? name : null;
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

function many(params: URLSearchParams, name: string): Record<string, string[]> {
  const values = params.getAll(name);
  return values.length > 1 ? { [name]: values } : {};
}
