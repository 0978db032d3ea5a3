import type { Context } from "@/lib/command/context";
import { cursorOf, type Pulled } from "@/lib/realtime/protocol";
import { bootstrap } from "./bootstrap/bootstrap";
import type { PullQuery } from "./cursor";
import { readFeed } from "./feed";
import { itemsFor } from "./items";
import { mustReset } from "./state";
import { subtree } from "./subtree";

/** Log rows a page of deltas goes through, and then to the end of the operation; rows that fill a page of a bootstrap. */
const PAGE = { log: 500, rows: 300 };

/**
 * What a person's device lacks: everything without a cursor, else what changed since, a page at a time; or one lead with
 * all that belongs to it. One round trip each.
 */
export async function pull(ctx: Context, { cursor, subtree: leadId }: PullQuery, page = PAGE): Promise<Pulled> {
  if (leadId !== undefined) return subtree(ctx, leadId);
  if (!cursor || cursor.position) return bootstrap(ctx, cursor, page.rows);
  const feed = await readFeed(ctx, cursor.seq, page.log, ctx.actor.id);
  if (mustReset({ ...feed, roleChanged: feed.roleChanged.has(ctx.actor.id) }, cursor)) return { reset: true };
  return {
    from: cursor.text,
    to: cursorOf(feed.epoch, feed.to),
    more: feed.more,
    items: itemsFor(feed, ctx.actor),
  };
}
