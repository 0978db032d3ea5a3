import type { Activity } from "@/lib/activity/schema";
import { fetchApi } from "./fetch-api";
import type { Queued } from "./store";

/** What an edit met: the row's `seq` now, and each field that both sides changed. */
export interface Collision {
  seq: number;
  fields: { name: string; before: unknown; theirs: unknown; by: string; when: string | null }[];
  /** Names of people by id, as far as the log tells them. */
  names: Record<string, string>;
}

/** Reads from the row as it is and from the lead's log who changed which of the edit's fields, when, and from what. */
export async function readCollision(entry: Queued): Promise<Collision> {
  const isCall = entry.command.endsWith("Call");
  const id = String(entry.input.id);
  const { data: row } = await fetchApi<{ data: Record<string, unknown> }>(`/api/${isCall ? "calls" : "leads"}/${id}`);
  const leadId = isCall ? row.leadId : id;
  const timeline = await fetchApi<{ data: Activity[] }>(`/api/leads/${leadId}/timeline?limit=200`);
  const since = timeline.data
    .filter((activity) => activity.entityId === id && activity.seq > (entry.base?.seq ?? 0))
    .sort((a, b) => a.seq - b.seq);
  const fields = Object.keys(entry.error?.fields ?? {})
    .filter((name) => name in entry.input)
    .map((name) => fieldIn(name, row, since));
  return { seq: Number(row.seq), fields, names: Object.assign({}, ...since.map(({ names }) => names)) };
}

function fieldIn(name: string, row: Record<string, unknown>, since: Activity[]): Collision["fields"][number] {
  const touching = since.filter(({ after }) => after && name in after);
  const [first, last] = [touching[0], touching.at(-1)];
  return {
    name,
    before: first?.before?.[name] ?? null,
    theirs: row[name] ?? null,
    by: last?.userName ?? "someone",
    when: last?.createdAt ?? null,
  };
}
