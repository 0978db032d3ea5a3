import type { Item, Page } from "@/lib/realtime/protocol";
import { PullQuery } from "@/lib/sync/cursor";
import { pull } from "@/lib/sync/pull";
import type { Person } from "./world";

/** The smallest device there can be: it keeps what it is told, by `entity/id`. */
export interface Device {
  rows: Map<string, Item>;
  cursor: string | undefined;
  /** Every item it was ever told. */
  told: Item[];
  resets: number;
}

export const newDevice = (): Device => ({ rows: new Map(), cursor: undefined, told: [], resets: 0 });

const SMALL = { log: 7, rows: 5 };

/** Pulls one page; true when there is more to come. */
export async function pullOnce(who: Person, device: Device, size?: typeof SMALL): Promise<boolean> {
  const answer = await pull(who.ctx, PullQuery.parse({ cursor: device.cursor }), size);
  if ("reset" in answer) {
    Object.assign(device, { rows: new Map(), cursor: undefined, resets: device.resets + 1 });
    return true;
  }
  await apply(who, device, answer);
  device.cursor = answer.to;
  return answer.more;
}

/** Pulls until nothing is left. */
export async function catchUp(who: Person, device: Device, size = SMALL): Promise<Device> {
  while (await pullOnce(who, device, size));
  // A bootstrap ends where it began: the deltas since then follow.
  while (await pullOnce(who, device, size));
  return device;
}

export async function subtreeOf(who: Person, leadId: string): Promise<Page> {
  const answer = await pull(who.ctx, { subtree: leadId });
  if ("reset" in answer) throw new Error("A subtree is no place to start again.");
  return answer;
}

async function apply(who: Person, device: Device, page: Page): Promise<void> {
  device.told.push(...page.items);
  for (const item of page.items) {
    if (item.row === null) forget(who, device, item);
    else device.rows.set(`${item.entity}/${item.id}`, item);
  }
  for (const { id, action } of page.items) {
    if (action === "subtree") await apply(who, device, await subtreeOf(who, id));
  }
}

/** A lead takes its conversations along, and its calls but one's own; a manager keeps seeing all calls. */
function forget(who: Person, { rows }: Device, { entity, id }: Item): void {
  rows.delete(`${entity}/${id}`);
  if (entity !== "lead") return;
  for (const [key, { entity: kind, row }] of rows) {
    if (row?.leadId !== id) continue;
    const keeps = kind === "call" && (who.actor.role !== "agent" || row.userId === who.actor.id);
    if (!keeps) rows.delete(key);
  }
}
