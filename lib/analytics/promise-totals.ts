import { add, local, sums } from "./totals";

/**
 * What totals keep of calls with a next action's date: promises of who called, by when they are due. A promise is kept by any
 * later call to the lead that begins by the end of its local day (ADR 0025).
 */
const PROMISE_SUMS = {
  due: "c.sign",
  kept: "c.sign * coalesce(c.followed_day <= c.due_day, 0)",
  late: "c.sign * coalesce(c.followed_day > c.due_day, 0)",
};
/** In its day, its month, and its hour in UTC, of which parts of days are made. */
const WHEN = "json_each(json_array(c.due_day, substr(c.due_day, 1, 7), substr(c.next_action_date, 1, 13))) day";
const day = (column: string) => `substr(${local(column)}, 1, 10)`;

/** `changes` select sign, id, user_id, next_action_date, followed_at; totals in which nothing changes are left out. */
export function selectPromiseTotals(changes: string, versions: string): string {
  return `select c.version, day.value, person.value, ${sums(PROMISE_SUMS)}
  from (select c.*, v.id as version, ${day("next_action_date")} as due_day, ${day("followed_at")} as followed_day
      from (${changes}) c join report_versions v on ${versions}) c,
    json_each(json_array('*', c.user_id)) person, ${WHEN}
  where true group by 1, 2, 3 having ${Object.values(PROMISE_SUMS)
    .map((sum) => `sum(${sum}) <> 0`)
    .join(" or ")}`;
}

export const addPromiseTotals = (select: string) =>
  add("promise_totals", ["version", "day", "user_id"], PROMISE_SUMS, select);

/** Part of days, from the calls: by person alone. */
export function selectPromiseSums(changes: string, versions: string): string {
  return `select '' as day, c.user_id as user_id, ${Object.entries(PROMISE_SUMS)
    .map(([name, sum]) => `sum(${sum}) as ${name}`)
    .join(", ")}
  from (select c.*, ${day("next_action_date")} as due_day, ${day("followed_at")} as followed_day
      from (${changes}) c join report_versions v on ${versions}) c
  group by 2`;
}
