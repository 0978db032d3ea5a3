import { FIRST_CALLS, OUTCOMES } from "@/lib/enums";

/**
 * The SQL that turns calls and leads into what totals keep of them: one text for triggers, for filling a version and for
 * the recount, so that they cannot count differently. `ADR 0021` says why totals are kept at all.
 */

/** Each call stands in sixteen totals: by industry or any, by source or any, by person or any; in its day and its month. */
const INDUSTRY = "json_each(json_array('*', coalesce(c.industry, ''))) industry";
const SOURCE = "json_each(json_array('*', coalesce('=' || c.source, ''))) source";
const person = (column: string) => `json_each(json_array('*', coalesce(c.${column}, ''))) person`;
/** Only in the one total of its own industry, source, person and day: what all others are sums of. */
const own = (expansion: string) => expansion.replace("'*', ", "").replace(", substr(c.local, 1, 7)", "");

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
export const outcomeColumn = (outcome: string) => outcome.replaceAll("-", "_");

const CALL_SUMS: Record<string, string> = {
  calls: "c.sign",
  timed: "c.sign * (c.duration is not null)",
  seconds: "c.sign * coalesce(c.duration, 0)",
  ...Object.fromEntries(
    OUTCOMES.map((outcome) => [outcomeColumn(outcome), `c.sign * (c.outcome is '${outcome}')`] as const),
  ),
  ...Object.fromEntries(HOURS.map((hour) => [`h${hour}`, `c.sign * (c.hour = ${hour})`] as const)),
};
const LEAD_DAY_SUMS = { created: "c.sign", won: "c.sign * (c.status = 'closed-won')" };
/** Of leads that were called: kept by triggers of their own, so that a status that changes does not touch them. */
export const CALLED = FIRST_CALLS.filter((one) => one !== "none");
export const firstCallColumn = (firstCall: string) => `first_${firstCall.replaceAll("-", "_")}`;
const FIRST_CALL_SUMS: Record<string, string> = {
  waited: "c.sign * coalesce(c.first_call_wait, 0)",
  ...Object.fromEntries(CALLED.map((one) => [firstCallColumn(one), `c.sign * (c.first_call is '${one}')`] as const)),
};
/** A row has all columns, and others count what these leave at nothing. */
const FIRST_CALLS_ALONE = { created: "0", won: "0", ...FIRST_CALL_SUMS };
const CENTS = "cast(round(coalesce(c.estimated_value, 0) * 100) as integer)";
/** Of leads by the day they were closed. */
const LEAD_CLOSE_SUMS = {
  won: "c.sign * (c.status = 'closed-won')",
  won_value: `c.sign * (c.status = 'closed-won') * ${CENTS}`,
  lost: "c.sign * (c.status = 'closed-lost')",
};
const LEAD_SUMS = {
  leads: "c.sign",
  value: `c.sign * ${CENTS}`,
  weighted: `c.sign * cast(round(coalesce(c.estimated_value, 0) * coalesce(c.probability, 0)) as integer)`,
  unweighed: "c.sign * (c.estimated_value is null or c.probability is null)",
};

/** Local time by a version's offsets: `2026-11-23 10:15:00`. */
export const local = (column: string) => `datetime(c.${column}, (select z.seconds from zone_offsets z
    where z.version = v.id and z.from_time <= c.${column} order by z.from_time desc limit 1) || ' seconds')`;

/**
 * Rows to add, from `changes`: a `select` of `sign` (1 comes, -1 goes), id, user_id, start_time, duration, outcome,
 * industry, source. `versions` says, of `v` and `c`, in which versions they are counted.
 */
export function selectCallTotals(changes: string, versions: string, narrow?: typeof own): string {
  const expand = narrow ?? ((expansion: string) => expansion);
  return `select c.version, industry.value, source.value, day.value, person.value, ${sums(CALL_SUMS)}
  from (select c.*, cast(substr(c.local, 12, 2) as integer) as hour from
    (select c.*, v.id as version, ${local("start_time")} as local
      from (${changes}) c join report_versions v on ${versions}) c) c,
    ${[INDUSTRY, SOURCE, person("user_id"), DAY_AND_MONTH].map(expand).join(", ")}
  where true group by 1, 2, 3, 4, 5`;
}

/** The narrowest totals alone. */
export const selectOwnCallTotals = (changes: string, versions: string) => selectCallTotals(changes, versions, own);

/**
 * The same for leads by the day of their creation: sign, id, assigned_to, created_at, status, industry, source, and what
 * they have of `first_call` and `first_call_wait`.
 */
export const selectLeadDayTotals = (changes: string, versions: string) =>
  ofLeadDays(changes, versions, { ...LEAD_DAY_SUMS, ...FIRST_CALL_SUMS });

/** Without their first calls, which have triggers of their own. */
export const selectLeadCreatedTotals = (changes: string, versions: string) =>
  ofLeadDays(changes, versions, LEAD_DAY_SUMS);

/** Their first calls alone; totals in which nothing changes, such as everyone's when a lead changes hands, are left out. */
export const selectFirstCallTotals = (changes: string, versions: string) =>
  `${ofLeadDays(changes, versions, FIRST_CALLS_ALONE)} having ${Object.values(FIRST_CALL_SUMS)
    .map((sum) => `sum(${sum}) <> 0`)
    .join(" or ")}`;

function ofLeadDays(changes: string, versions: string, columns: Record<string, string>): string {
  return `select c.version, industry.value, source.value, day.value, person.value, ${sums(columns)}
  from (select c.*, v.id as version, ${local("created_at")} as local
      from (${changes}) c join report_versions v on ${versions}) c,
    ${INDUSTRY}, ${SOURCE}, ${person("assigned_to")}, ${DAY_AND_MONTH}
  where true group by 1, 2, 3, 4, 5`;
}

/** The same for closed leads by the day that was: sign, id, assigned_to, closed_at, status, industry, source, estimated_value. */
export function selectLeadCloseTotals(changes: string, versions: string): string {
  return `select c.version, industry.value, source.value, day.value, person.value, ${sums(LEAD_CLOSE_SUMS)}
  from (select c.*, v.id as version, ${local("closed_at")} as local
      from (${changes}) c join report_versions v on c.closed_at is not null and (${versions})) c,
    ${INDUSTRY}, ${SOURCE}, ${person("assigned_to")}, ${DAY_AND_MONTH}
  where true group by 1, 2, 3, 4, 5`;
}

/** The same for leads as they are now: sign, assigned_to, status, industry, source, estimated_value, probability. */
export function selectLeadTotals(changes: string): string {
  return `select industry.value, source.value, person.value, c.status, ${sums(LEAD_SUMS)}
  from (${changes}) c, ${INDUSTRY}, ${SOURCE}, ${person("assigned_to")}
  where true group by 1, 2, 3, 4`;
}

/** The sums of calls by tag, local day and slice, for the parts of days: `changes` also selects a `tag`. */
export function selectCallSums(changes: string, versions: string): string {
  return `select c.tag as tag, substr(c.local, 1, 10) as day, c.user_id as user_id,
    coalesce(c.industry, '') as industry, coalesce('=' || c.source, '') as source, ${named(CALL_SUMS)}
  from (select c.*, cast(substr(c.local, 12, 2) as integer) as hour from
    (select c.*, ${local("start_time")} as local from (${changes}) c join report_versions v on ${versions}) c) c
  group by 1, 2, 3, 4, 5`;
}

const DAY_AND_MONTH = "json_each(json_array(substr(c.local, 1, 10), substr(c.local, 1, 7))) day";
const SLICE = ["version", "industry", "source", "day", "user_id"];

export const addCallTotals = (select: string) => add("call_totals", SLICE, CALL_SUMS, select);
export const addLeadDayTotals = (select: string) =>
  add("lead_day_totals", SLICE, { ...LEAD_DAY_SUMS, ...FIRST_CALL_SUMS }, select);
export const addLeadCreatedTotals = (select: string) => add("lead_day_totals", SLICE, LEAD_DAY_SUMS, select);
export const addFirstCallTotals = (select: string) => add("lead_day_totals", SLICE, FIRST_CALLS_ALONE, select);
export const addLeadCloseTotals = (select: string) => add("lead_close_totals", SLICE, LEAD_CLOSE_SUMS, select);
export const addLeadTotals = (select: string) =>
  add("lead_totals", ["industry", "source", "user_id", "status"], LEAD_SUMS, select);

export function add(table: string, key: string[], columns: Record<string, string>, select: string): string {
  const names = Object.keys(columns);
  const added = names.map((name) => `${name} = ${name} + excluded.${name}`).join(", ");
  return `insert into ${table} (${[...key, ...names].join(", ")})
  ${select}
  on conflict (${key.join(", ")}) do update set ${added}`;
}

function named(columns: Record<string, string>): string {
  return Object.entries(columns)
    .map(([name, column]) => `sum(${column}) as ${name}`)
    .join(", ");
}

export function sums(columns: Record<string, string>): string {
  return Object.values(columns)
    .map((column) => `sum(${column})`)
    .join(", ");
}
