import { isManager } from "@/lib/auth/roles";
import type { Actor } from "@/lib/command/define";
import { ROLES, type Role } from "@/lib/enums";
import { type Item, type Page, parseCursor } from "@/lib/realtime/protocol";
import { atomically } from "./atomically";
import { markOutbox } from "./kept";
import { hearOfRefusal, isPast } from "./outbox";
import { toRefused } from "./refused";
import type { Store, StoredRow } from "./store";

/** Whose replica it is. */
export type Viewer = Actor;

/** How a page fitted the replica: a `gap` lies before it, or it is `old` news. */
export type Fitted = "applied" | "gap" | "old";

/** Where the first page of a filling starts: what starts elsewhere lacks all before it. */
export const BEGINNING = "";

/** The log's `seq` that the replica reflects; null while it is empty or being filled. */
export async function replicaSeq(store: Store): Promise<number | null> {
  const cursor = await readCursor(store);
  return cursor ? (parseCursor(cursor)?.seq ?? null) : null;
}

export async function readCursor(store: Store): Promise<string | undefined> {
  return (await store.get("meta", "cursor")) as string | undefined;
}

/** When the replica last reached the feed's end, by this device's clock; null when it never did. */
export async function caughtUpAt(store: Store): Promise<string | null> {
  return ((await store.get("meta", "caughtUpAt")) as string | undefined) ?? null;
}

export async function noteCaughtUp(store: Store, at: string): Promise<void> {
  await store.put("meta", at, "caughtUpAt");
}

/** Leads that came into sight and whose calls and conversations are still to be fetched. */
export async function wantedSubtrees(store: Store): Promise<string[]> {
  return ((await store.get("meta", "subtrees")) as string[] | undefined) ?? [];
}

/**
 * Applies a page of the feed, its cursor, and what of the outbox it brings back, in one transaction: so nobody sees half
 * an operation, and a change neither flickers nor stands there twice. A page that starts after
 * the replica's own cursor, or ends before it, changes nothing.
 */
export async function applyPage(
  store: Store,
  viewer: Viewer,
  page: Pick<Page, "from" | "to" | "items">,
): Promise<Fitted> {
  return atomically(store.transaction(["rows", "outbox", "meta"], "readwrite"), async (tx) => {
    const meta = tx.objectStore("meta");
    const cursor = (await meta.get("cursor")) as string | undefined;
    if (page.from !== (cursor ?? BEGINNING) && !reaches(page, cursor)) return isBehind(page.to, cursor) ? "old" : "gap";
    const filling = ((await meta.get("filling")) as number | undefined) ?? 0;
    const subtrees = new Set((await meta.get("subtrees")) as string[] | undefined);
    const world = { viewer: await asKnown(tx.objectStore("rows"), viewer), filling, subtrees };
    const outbox = tx.objectStore("outbox");
    for (const item of page.items) {
      await applyItem(tx.objectStore("rows"), item, world);
      if (item.entity === "operation") await hearOfRefusal(outbox, item.id, item.row && toRefused(item.id, item.row));
    }
    await meta.put([...subtrees], "subtrees");
    await meta.put(page.to, "cursor");
    await markOutbox(meta);
    const reached = parseCursor(page.to);
    if (reached) {
      if (!cursor || !parseCursor(cursor)) await sweep(tx.objectStore("rows"), filling);
      for (const entry of await outbox.getAll()) if (isPast(entry, reached.seq)) await outbox.delete(entry.n);
    }
    return "applied";
  });
}

/**
 * Applies the calls and conversations of a lead that came into sight. Refused while the replica is ahead of the
 * moment they were read at: the lead may have left again since.
 */
export async function applySubtree(
  store: Store,
  viewer: Viewer,
  leadId: string,
  page: Pick<Page, "to" | "items">,
): Promise<boolean> {
  return atomically(store.transaction(["rows", "meta"], "readwrite"), async (tx) => {
    const meta = tx.objectStore("meta");
    const subtrees = new Set((await meta.get("subtrees")) as string[] | undefined);
    if (!subtrees.has(leadId)) return true;
    const [at, read] = [parseCursor(String(await meta.get("cursor"))), parseCursor(page.to)];
    if (!at || !read || at.epoch !== read.epoch || at.seq > read.seq) return false;
    const filling = ((await meta.get("filling")) as number | undefined) ?? 0;
    const world = { viewer, filling, subtrees: new Set<string>() };
    for (const item of page.items) await applyItem(tx.objectStore("rows"), item, world);
    subtrees.delete(leadId);
    await meta.put([...subtrees], "subtrees");
    return true;
  });
}

/** Starts the replica again: the rows stay on screen until the refill has met them or swept them. */
export async function startRefill(store: Store): Promise<void> {
  await atomically(store.transaction("meta", "readwrite"), async ({ store: meta }) => {
    const filling = ((await meta.get("filling")) as number | undefined) ?? 0;
    await meta.put(filling + 1, "filling");
    await meta.delete("cursor");
    await meta.delete("subtrees");
  });
}

interface Rows {
  get(key: [string, string]): Promise<StoredRow | undefined>;
  put(row: StoredRow): Promise<unknown>;
  delete(key: [string, string]): Promise<unknown>;
  index(name: "lead"): { getAll(leadId: string): Promise<StoredRow[]> };
  index(name: "filling"): { getAll(range: IDBKeyRange): Promise<StoredRow[]> };
}

interface World {
  viewer: Viewer;
  filling: number;
  subtrees: Set<string>;
}

/** The viewer in the role that the feed has told of, which a page opened before does not know. */
async function asKnown(rows: unknown, viewer: Viewer): Promise<Viewer> {
  const role = (await (rows as Rows).get(["user", viewer.id]))?.row.role;
  return isRole(role) ? { ...viewer, role } : viewer;
}

function isRole(role: unknown): role is Role {
  return (ROLES as readonly unknown[]).includes(role);
}

async function applyItem(rows: unknown, item: Item, world: World): Promise<void> {
  const store = rows as Rows;
  const { filling, subtrees } = world;
  const { entity, id, row } = item;
  if (item.action === "subtree") {
    if (!row) return;
    // It may have been gone for a while in between, and its children changed unheard.
    await dropChildren(store, id, world);
    subtrees.add(id);
    return;
  }
  if (!row) {
    await store.delete([entity, id]);
    if (entity === "lead") await dropChildren(store, id, world);
    return;
  }
  const known = await store.get([entity, id]);
  const seq = typeof row.seq === "number" ? row.seq : item.seq;
  if (known && known.seq > seq) {
    if (known.filling !== filling) await store.put({ ...known, filling });
    return;
  }
  await store.put({ entity, id, seq, row, leadId: leadOf(entity, id, row), filling });
}

/** A lead out of sight takes its children along, but for the calls that are seen for another reason. */
async function dropChildren(rows: Rows, leadId: string, { viewer, subtrees }: World): Promise<void> {
  subtrees.delete(leadId);
  for (const child of await rows.index("lead").getAll(leadId)) {
    // Its own row is found by its id, too.
    if (child.entity === "lead") continue;
    const stays = child.entity === "call" && (isManager(viewer) || child.row.userId === viewer.id);
    if (!stays) await rows.delete([child.entity, child.id]);
  }
}

async function sweep(rows: unknown, filling: number): Promise<void> {
  const store = rows as Rows;
  for (const { entity, id } of await store.index("filling").getAll(IDBKeyRange.upperBound(filling, true))) {
    await store.delete([entity, id]);
  }
}

function leadOf(entity: string, id: string, row: Record<string, unknown>): string {
  if (entity === "lead") return id;
  return typeof row.leadId === "string" ? row.leadId : "";
}

/** Whether a page begins before the replica's cursor and ends after it: its rows were read later, so all of it holds. */
function reaches({ from, to }: Pick<Page, "from" | "to">, cursor = ""): boolean {
  const [start, end, own] = [parseCursor(from), parseCursor(to), parseCursor(cursor)];
  if (!start || !end || !own || start.epoch !== own.epoch || end.epoch !== own.epoch) return false;
  return start.seq <= own.seq && own.seq < end.seq;
}

/** Whether a page ends where the replica already is. */
function isBehind(to: string, cursor = ""): boolean {
  const [page, own] = [parseCursor(to), parseCursor(cursor)];
  return page !== null && own !== null && page.epoch === own.epoch && page.seq <= own.seq;
}
