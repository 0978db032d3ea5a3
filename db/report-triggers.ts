import {
  addLeadCloseTotals,
  addLeadCreatedTotals,
  addLeadTotals,
  selectLeadCloseTotals,
  selectLeadCreatedTotals,
  selectLeadTotals,
} from "@/lib/analytics/totals";

/** The triggers on leads that keep totals, as a migration has them and a test holds the migrations to. */

const FIELDS = ["assigned_to", "created_at", "status", "industry", "source", "estimated_value", "probability"];
const CLOSE_FIELDS = ["assigned_to", "closed_at", "status", "industry", "source", "estimated_value"];
const VERSIONS = "v.state = 'active' or (v.state = 'filling' and c.id <= v.leads_through)";

export function leadTriggers(): string[] {
  const totals = (changes: string) => [
    addLeadCreatedTotals(selectLeadCreatedTotals(changes, VERSIONS)),
    addLeadTotals(selectLeadTotals(changes)),
  ];
  const closings = (changes: string) => [addLeadCloseTotals(selectLeadCloseTotals(changes, VERSIONS))];
  return [
    ...trio("leads", FIELDS, "", totals),
    ...trio("leads_closing", CLOSE_FIELDS, "closed_at", closings),
    closedAt("leads_closed_at_once", "AFTER INSERT ON leads", "new.closed_at is null and new.status in (CLOSED)"),
    closedAt("leads_closed", "AFTER UPDATE OF status ON leads", "old.status is not new.status"),
  ].map((sql) => sql.replaceAll("CLOSED", "'closed-won', 'closed-lost'"));
}

/** After an insert, an update of some fields and a delete; `only`, a column, leaves out rows that have none. */
function trio(name: string, fields: string[], only: string, body: (changes: string) => string[]): string[] {
  const there = (row: string) => `${row}.deleted_at is null${only && ` and ${row}.${only} is not null`}`;
  const of = (row: string, sign: number) =>
    `select ${sign} as sign, ${["id", ...fields].map((field) => `${row}.${field} as ${field}`).join(", ")} where ${there(row)}`;
  const watched = [...fields, "deleted_at"];
  const differs = watched.map((field) => `old.${field} is not new.${field}`).join(" or ");
  const trigger = (head: string, changes: string) =>
    `CREATE TRIGGER ${name}_${head} BEGIN\n${body(changes).join(";\n")};\nEND`;
  return [
    trigger(`counted AFTER INSERT ON leads WHEN ${there("new")}`, of("new", 1)),
    trigger(
      `recounted AFTER UPDATE OF ${watched.join(", ")} ON leads WHEN ${differs}`,
      `${of("old", -1)} union all ${of("new", 1)}`,
    ),
    trigger(`uncounted AFTER DELETE ON leads WHEN ${there("old")}`, of("old", -1)),
  ];
}

function closedAt(name: string, event: string, when: string): string {
  return `CREATE TRIGGER ${name} ${event} WHEN ${when} BEGIN
update leads set closed_at = iif(new.status in (CLOSED), new.updated_at, null) where id = new.id;
END`;
}
