import type { Entry } from "@/lib/realtime/protocol";
import { push } from "@/lib/sync/push";
import { newId, type Person, rows } from "./world";

export const send = (who: Person, ...entries: Entry[]) => push(who.ctx, { v: 1, userId: who.actor.id, entries });
export const entry = (command: string, input: object, more: object = {}): Entry => ({
  id: newId(),
  command,
  input: { ...input },
  ...more,
});
export const seqOf = async (table: string, id: string) =>
  (await rows<{ seq: number }>(`select seq from ${table} where id = ?`, id))[0]?.seq ?? -1;
export const logOf = (id: string) =>
  rows("select seq, entity, action from activity_log where operation_id = ? order by n", id);
export const receiptOf = async (id: string) => (await rows("select * from operations where operation_id = ?", id))[0];

/** Counts the round trips of someone's pushes; before the nth, something happens. */
export function onTrips({ ctx }: Person, nth = 0, happens: () => Promise<unknown> = async () => {}): { count: number } {
  const batch = ctx.db.batch.bind(ctx.db);
  const trips = { count: 0 };
  ctx.db.batch = (async (statements: never) => {
    trips.count += 1;
    if (trips.count === nth) await happens();
    return batch(statements);
  }) as never;
  return trips;
}
