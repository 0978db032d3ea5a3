import { includes } from "@/lib/command/audience";
import type { Actor } from "@/lib/command/define";
import type { Item } from "@/lib/realtime/protocol";
import type { Feed } from "./feed";
import { keyOf, type LogRow, tellingAction } from "./log";
import type { Kept } from "./rows";

type Reader = Pick<Actor, "id" | "role">;

/**
 * What a person is to be told of a window, by `seq`. The log's audiences say whom to look at, the current row decides
 * what is sent. Of a row whose changes here never included them they hear nothing, not even that it exists.
 */
export function itemsFor(feed: Pick<Feed, "log" | "rows">, actor: Reader): Item[] {
  const heard = feed.log.filter(({ before, after }) => includes(before, actor) || includes(after, actor));
  const items = [...Map.groupBy(heard, keyOf)].flatMap(([key, rows]) => itemsOf(feed.rows.get(key), rows, actor));
  return items.sort((a, b) => a.seq - b.seq);
}

/** A row that is sent because it is there, not because it changed. */
export function toItem({ entity, id, row }: Kept): Item {
  return { seq: Number(row.seq), action: "snapshot", entity, id, row };
}

function itemsOf(kept: Kept | undefined, rows: LogRow[], actor: Reader): Item[] {
  const { seq, entity, entityId: id } = rows.at(-1) as LogRow;
  const row = kept && includes(kept.readers, actor) ? kept.row : null;
  const action = tellingAction(rows.map((one) => one.action));
  // Refused at a door that answered for itself: nobody is to decide.
  if (!row && entity === "operation" && action !== "refusal_dismissed") return [];
  const item: Item = { seq, action, entity, id, row };
  const arrives = row && entity === "lead" && rows.some((one) => comesIntoSight(one, actor));
  return arrives ? [item, { ...item, action: "subtree" }] : [item];
}

/** A lead that was there before and comes with calls and conversations; a new one's are in the log themselves. */
function comesIntoSight({ action, before, after }: LogRow, actor: Reader): boolean {
  if (before.length === 0) return false;
  return includes(after, actor) && (action === "lead_restored" || !includes(before, actor));
}
