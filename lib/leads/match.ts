import { CLOSED_STATUSES, NO_SOURCE, NONE } from "@/lib/enums";
import { queryWords, searchTerms, sortKey } from "@/lib/fold";
import { parsePhone, phoneDigits } from "@/lib/phone";
import type { Settings } from "@/lib/settings/schema";
import { addDays, startOfDay, toDay, toInstant } from "@/lib/time";
import { type LeadFilter, needsServer, sortOf } from "./filter";
import { endsWith } from "./phone-end";
import type { Lead } from "./schema";

/** A lead filter in memory: the second reader of what `conditions.ts` says in SQL, for a browser without a network. */

interface World {
  /** Whose leads `me` are. */
  userId: string;
  settings: Pick<Settings, "timeZone" | "country">;
  /** ISO 8601, UTC. */
  now: string;
}

/** A lead as a device keeps it; one whose closing has not come back from the server was closed when it last changed. */
type Kept = Lead & { closedAt?: string | null };

const WORDS = 8;
const CLOSED: ReadonlySet<string> = new Set(CLOSED_STATUSES);

/** The leads that a filter asks for, in its order, all pages of it; none by what only the server can tell. */
export function matchLeads<L extends Kept>(leads: readonly L[], filter: LeadFilter, world: World): L[] {
  if (needsServer(filter)) return [];
  const fits = matcherOf(filter, world);
  const keyOf = keyBy(sortOf(filter).replace("-", ""));
  const sign = sortOf(filter).startsWith("-") ? -1 : 1;
  return leads
    .filter((lead) => lead.deletedAt === null && fits(lead))
    .map((lead) => ({ lead, key: keyOf(lead) }))
    .sort((a, b) => sign * (compare(a.key, b.key) || compare(a.lead.id, b.lead.id)))
    .map(({ lead }) => lead);
}

function matcherOf(filter: LeadFilter, { userId, settings, now }: World): (lead: Kept) => boolean {
  const { status = [], due } = filter;
  const industry = filter.industry === NONE ? null : filter.industry;
  const source = filter.source === NO_SOURCE ? null : filter.source;
  const zone = settings.timeZone;
  const assigned = filter.assignedTo === "me" ? userId : filter.assignedTo === "none" ? null : filter.assignedTo;
  const from = filter.createdFrom && toInstant(filter.createdFrom, zone);
  const to = filter.createdTo && toInstant(filter.createdTo, zone);
  const closedFrom = filter.closedFrom && toInstant(filter.closedFrom, zone);
  const closedTo = filter.closedTo && toInstant(filter.closedTo, zone);
  const isDue = due && dueBy(due, now, zone);
  const found = filter.q ? searcherOf(filter.q, settings.country) : null;
  return (lead) =>
    (status.length === 0 || status.includes(lead.status)) &&
    (industry === undefined || lead.industry === industry) &&
    (source === undefined || lead.source === source) &&
    (assigned === undefined || lead.assignedTo === assigned) &&
    (!from || lead.createdAt >= from) &&
    (!to || lead.createdAt < to) &&
    (!closedFrom || closingOf(lead) >= closedFrom) &&
    (!closedTo || (CLOSED.has(lead.status) && closingOf(lead) < closedTo)) &&
    (!filter.worth || (!CLOSED.has(lead.status) && (lead.estimatedValue === null || lead.probability === null))) &&
    (!isDue || (!CLOSED.has(lead.status) && isDue(lead.nextActionDate))) &&
    (!found || found(lead));
}

/** Empty for a lead that is being worked: that lies before all times. */
function closingOf(lead: Kept): string {
  return CLOSED.has(lead.status) ? (lead.closedAt ?? lead.updatedAt) : "";
}

function dueBy(due: NonNullable<LeadFilter["due"]>, now: string, zone: string): (at: string | null) => boolean {
  const today = toDay(now, zone);
  if (due === "now") return (at) => at !== null && at <= now;
  const end = startOfDay(due === "overdue" ? today : addDays(today, due === "today" ? 1 : 7), zone);
  return (at) => at !== null && at < end;
}

/** Every word at the start of one of the lead's words; or a phone number, whole or its last four digits and more. */
function searcherOf(q: string, country: string): (lead: Lead) => boolean {
  const words = queryWords(q).slice(0, WORDS);
  const digits = phoneDigits(q);
  const whole = digits && parsePhone(q, country);
  return (lead) => {
    if (digits && (lead.phone === whole || endsWith(lead, digits))) return true;
    if (words.length === 0) return false;
    const terms = searchTerms([lead.name, lead.company, lead.email]);
    return words.every((word) => terms.some((term) => term.startsWith(word)));
  };
}

function keyBy(sort: string): (lead: Kept) => string {
  if (sort === "closedAt") return closingOf;
  if (sort === "name") return (lead) => sortKey(lead.name);
  if (sort === "nextActionDate") return (lead) => lead.nextActionDate ?? "~";
  return sort === "updatedAt" ? (lead) => lead.updatedAt : (lead) => lead.createdAt;
}

/** By code points, as SQLite compares UTF-8: not by a language's alphabet, and not by UTF-16. */
function compare(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  for (let i = 0; i < end; i++) {
    const [left, right] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** Surrogates stand for what comes after all that is written without them. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
