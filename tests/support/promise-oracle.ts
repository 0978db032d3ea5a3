import { rows } from "./world";

interface RawCall {
  id: string;
  lead_id: string;
  user_id: string;
  start_time: string;
  next_action_date: string | null;
}

/** What became of the next actions that fell due, once more: from all calls, with `Intl`, apart from the code under test. */
export async function promisesByHand(
  { start, end, userId }: { start: string; end: string; userId: string | null },
  timeZone: string,
) {
  const calls = await rows<RawCall>("select * from calls where deleted_at is null");
  const format = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  const dayOf = (instant: string) => format.format(new Date(instant));
  const ids = { kept: [] as string[], late: [] as string[], open: [] as string[] };
  for (const call of calls) {
    const due = call.next_action_date;
    if (due === null || due < start || due >= end || (userId !== null && call.user_id !== userId)) continue;
    const later = calls.filter((one) => one.lead_id === call.lead_id && one.start_time > call.start_time);
    const first = later.map((one) => one.start_time).sort()[0];
    ids[first === undefined ? "open" : dayOf(first) <= dayOf(due) ? "kept" : "late"].push(call.id);
  }
  return ids;
}
