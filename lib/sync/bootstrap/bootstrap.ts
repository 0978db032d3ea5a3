import { includes } from "@/lib/command/audience";
import type { Context } from "@/lib/command/context";
import type { Row } from "@/lib/command/store";
import type { Item, Pulled } from "@/lib/realtime/protocol";
import { type Position, type PullCursor, pullCursorOf } from "../cursor";
import { toItem } from "../items";
import { mustReset, stateStatement, toState } from "../state";
import { calls } from "./calls";
import { leads } from "./leads";
import { operations } from "./operations";
import { people } from "./people";
import type { Chunk, Section } from "./section";

const sections: Section[] = [people, leads, calls, operations];

/**
 * A page of all that a person keeps on a device, in one batch; it ends after the row, or the lead with its conversations,
 * that fills `size`. The last one ends with a plain cursor at the `seq` where
 * the first began: what changed meanwhile comes as deltas.
 */
export async function bootstrap(
  ctx: Context,
  cursor: (PullCursor & { text: string }) | undefined,
  size: number,
): Promise<Pulled> {
  const start: Position = cursor?.position ?? { section: 0, after: null };
  const ahead = sections.slice(start.section);
  const queries = ahead.map((section, i) => section.statements(ctx, i === 0 ? start.after : null));
  const [stateFound, ...found] = (await ctx.db.batch([
    stateStatement(ctx.db, { reader: ctx.actor.id, after: cursor?.seq ?? Number.MAX_SAFE_INTEGER }),
    ...queries.flat(),
  ])) as unknown as [unknown, ...Row[][]];
  const state = toState(stateFound);
  if (cursor && mustReset(state, cursor)) return { reset: true };

  const items: Item[] = [];
  let position: Position | null = null;
  for (const [i, section] of ahead.entries()) {
    const { chunks, more } = await section.open(ctx, found.splice(0, queries[i]?.length));
    const taken = fill(chunks, size - items.length);
    const kept = taken.flatMap((chunk) => chunk.kept).filter(({ readers }) => includes(readers, ctx.actor));
    items.push(...kept.map(toItem));
    if (!more && taken.length === chunks.length) continue;
    position = { section: start.section + i, after: taken.at(-1)?.key ?? (i === 0 ? start.after : null) };
    break;
  }
  const to = pullCursorOf({ epoch: state.epoch, seq: cursor?.seq ?? state.head, position });
  return { from: cursor?.text ?? "", to, more: position !== null, items };
}

/** The chunks that fit, and the one that fills the room. */
function fill(chunks: Chunk[], room: number): Chunk[] {
  let left = room;
  return chunks.filter((chunk) => {
    if (left <= 0) return false;
    left -= chunk.kept.length;
    return true;
  });
}
