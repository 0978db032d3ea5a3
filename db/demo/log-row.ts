import type { Change, EntityName } from "@/lib/command/define";
import { asRow, type Row, type Store } from "@/lib/command/store";
import { stores } from "@/lib/server/stores";

/** What a change leaves in `activity_log`, as `lib/command/commit` writes it; sealed fields are given by `seal`. */
export interface LogRow {
  leadId: string | null;
  oldValues: string | null;
  newValues: string;
  audienceBefore: string;
  audienceAfter: string;
}

type Lead = Row | null;

/** `leadBefore` and `leadAfter` are the lead that the row belongs to, around this operation. */
export function logRow(change: Change, leadBefore: Lead, leadAfter: Lead, seal: (values: Row) => Row): LogRow {
  const store = storeOf(change.entity);
  const before = change.before && asRow(change.before);
  const after = asRow(change.after);
  const fields = loggedFields(store).filter((field) => !before || before[field] !== after[field]);
  return {
    leadId: change.entity === "lead" ? change.after.id : store.leadKey ? String(after[store.leadKey]) : null,
    oldValues: before && JSON.stringify(seal(pick(before, fields))),
    newValues: JSON.stringify(seal(pick(after, fields))),
    audienceBefore: JSON.stringify(change.before ? store.audience(change.before, leadBefore) : []),
    audienceAfter: JSON.stringify(store.audience(change.after, leadAfter)),
  };
}

function storeOf(entity: EntityName): Store<EntityName> {
  return stores[entity] as unknown as Store<EntityName>;
}

const NOT_LOGGED = new Set<string>(["seq", "updatedAt"]);
const logged = new Map<Store<EntityName>, readonly string[]>();

function loggedFields(store: Store<EntityName>): readonly string[] {
  let fields = logged.get(store);
  if (!fields) {
    fields = store.fields.filter((field) => !NOT_LOGGED.has(field));
    logged.set(store, fields);
  }
  return fields;
}

function pick(row: Row, fields: readonly string[]): Row {
  const picked: Row = {};
  for (const field of fields) picked[field] = row[field] ?? null;
  return picked;
}
