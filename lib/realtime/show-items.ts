import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { say } from "@/components/layout/say";
import { timelineKey } from "@/lib/activity/cache";
import type { TimelinePage } from "@/lib/activity/pages";
import { callKeys } from "@/lib/calls/cache";
import type { Actor } from "@/lib/command/define";
import { cachedLead, leadKeys } from "@/lib/leads/cache";
import { applyItem } from "./apply-change";
import type { Frame, Item } from "./protocol";
import { soon } from "./soon";

export interface Screen {
  client: QueryClient;
  actor: Actor;
  /** Draws anew what the server draws. */
  refresh(): void;
  visit(path: string): void;
  /** Lays the person's own waiting changes over what was shown. */
  replay(): void;
  /** Takes what came into what this device keeps for when there is no network. */
  keep(frame: Frame): void;
}

/** Shows what came: known rows at once, and a moment later what only the server can say. */
export function showItemsOn({ client, actor, refresh, visit, replay }: Omit<Screen, "keep">) {
  const page = soon(refresh, { after: 250, every: 3_000 });
  const figures = soon(refresh, { after: 1_000, every: 10_000 });
  const counters = soon(refresh, { after: 1_000, every: 15_000 });
  const lists = soon(() => invalidate(client, leadKeys.lists, callKeys.lists), { after: 250, every: 4_000 });
  /** Timelines on screen, and the `seq` that each has to tell of: drawn anew with their page, else asked for. */
  const awaited = new Map<string, number>();
  const timelines = soon(() => readUntold(client, awaited), { after: 1_500, every: 1_500 });
  return {
    show(items: Item[]): void {
      const handed = items.filter((item) => isHandedTo(client, actor, item));
      for (const item of items) applyItem(client, item);
      replay();
      for (const item of items) {
        const leadId = leadIdOf(item);
        if (leadId && isOnScreen(client, timelineKey(leadId))) awaited.set(leadId, item.seq);
        else if (leadId) invalidate(client, timelineKey(leadId));
      }
      if (awaited.size > 0) timelines.ask();
      const counted = items.some(({ entity }) => entity === "lead" || entity === "call");
      if (counted) lists.ask();
      if (location.pathname === "/reports") {
        if (counted) figures.ask();
      } else if (items.some((item) => isDrawnOn(location.pathname, item))) page.ask();
      else if (items.some((item) => item.entity === "lead" && (!item.row || item.row.assignedTo === actor.id)))
        counters.ask();
      if (handed.length > 0) tell(handed, visit);
    },
    stop(): void {
      for (const timer of [page, counters, lists, timelines]) timer.stop();
    },
  };
}

/** Reads anew what is on screen; the rest when it is next shown. */
function invalidate(client: QueryClient, ...keys: QueryKey[]): void {
  for (const queryKey of keys) client.invalidateQueries({ queryKey }).catch(() => null);
}

function isOnScreen(client: QueryClient, queryKey: QueryKey): boolean {
  return client.getQueryCache().find({ queryKey })?.isActive() === true;
}

/** Reads the timelines that do not tell yet of what they should. */
function readUntold(client: QueryClient, awaited: Map<string, number>): void {
  for (const [leadId, seq] of awaited) {
    const [newest] = client.getQueryData<TimelinePage>(timelineKey(leadId))?.data ?? [];
    if (!newest || newest.seq < seq) invalidate(client, timelineKey(leadId));
  }
  awaited.clear();
}

function leadIdOf({ entity, id, row }: Item): string | null {
  if (entity === "lead") return id;
  return typeof row?.leadId === "string" ? row.leadId : null;
}

/** Whether the server drew this into the page. Never a form: it holds what was there when the person began to type. */
function isDrawnOn(path: string, item: Item): boolean {
  const [, area, id, part] = path.split("/");
  if (part === "edit" || id === "new") return false;
  if ((area === "leads" || area === "call") && id) return leadIdOf(item) === id;
  if (area === "calls" && id) return item.id === id;
  if (area === "settings") return item.entity === "user" || item.entity === "settings";
  return area === "activity";
}

/** A lead that someone else gave this person: their own doing is in the cache before the server tells of it. */
function isHandedTo(client: QueryClient, actor: Actor, { action, id, row }: Item): boolean {
  return action === "lead_assigned" && row?.assignedTo === actor.id && cachedLead(client, id)?.assignedTo !== actor.id;
}

function tell(handed: Item[], visit: Screen["visit"]): void {
  const [first] = handed;
  if (handed.length === 1 && first) {
    const open = { label: "Open", run: () => visit(`/leads/${first.id}`) };
    say("info", `${first.row?.name} was handed to you.`, open);
  } else say("info", `${handed.length} leads were handed to you.`, { label: "Show", run: () => visit("/leads") });
}
