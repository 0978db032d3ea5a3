import { rows } from "../support/world";

export interface LogRow {
  seq: number;
  operation_id: string;
  n: number;
  user_id: string;
  entity: string;
  entity_id: string;
  action: string;
  old_values: string | null;
  new_values: string | null;
  created_at: string;
}
type Values = Record<string, unknown>;

/**
 * Sees every commit, and knows from the log alone, in plain JavaScript, what anyone may see and ever could: the table of
 * access once more, apart from the code under test.
 */
export class Witness {
  readonly log: LogRow[] = [];
  readonly values = new Map<string, Values>();
  readonly #ever = new Map<string, Set<string>>();
  /** Per person, since when a row is or was out of sight or in another state of it; a number of commits. */
  readonly #lost = new Map<string, Set<string>>();

  /** Reads what was committed since the last time. */
  async look(): Promise<void> {
    const since = this.log.at(-1)?.seq ?? 0;
    const found = await rows<LogRow>("select * from activity_log where seq > ? order by seq", since);
    for (const [i, row] of found.entries()) {
      this.log.push(row);
      this.#fold(row);
      // Between two rows of one operation there is no moment at which anyone could look.
      if (found[i + 1]?.operation_id !== row.operation_id) this.#remember();
    }
  }

  head(): number {
    return this.log.at(-1)?.seq ?? 0;
  }

  person(id: string): Values | undefined {
    return this.values.get(`user/${id}`);
  }

  /** Every row this person may see now, by `entity/id`. */
  sight(person: string, evenInactive = false): Set<string> {
    const user = this.person(person);
    if (!user || !(user.active || evenInactive)) return new Set();
    const all = user.role !== "agent";
    const sees = (leadId: unknown) => {
      const lead = this.values.get(`lead/${leadId}`);
      return Boolean(lead && !lead.deletedAt && (all || lead.assignedTo === person));
    };
    const seen = [...this.values].filter(([key, value]) => {
      if (key.startsWith("lead/")) return sees(value.id);
      if (key.startsWith("call/")) return !value.deletedAt && (all || value.userId === person || sees(value.leadId));
      if (key.startsWith("conversation/")) return sees(value.leadId);
      if (key.startsWith("dismissal/")) return false;
      return key.startsWith("operation/") ? value.userId === person && !value.dismissed : true;
    });
    return new Set(seen.map(([key]) => key));
  }

  /** Whether there was a moment at which this person could see the row. */
  everSaw(person: string, key: string): boolean {
    return this.#ever.get(person)?.has(key) ?? false;
  }

  /** Whether the row once was in their sight and then was not, be it for a moment. */
  everLost(person: string, key: string): boolean {
    return this.#lost.get(person)?.has(key) ?? false;
  }

  /** Whose words stand where no row is: in what they sent and was refused. */
  readonly authors = new Map<string, string>();

  operation(userId: string, operationId: string): LogRow[] {
    return this.log.filter((row) => row.operation_id === operationId && row.user_id === userId);
  }

  #fold(row: LogRow): void {
    const key = `${row.entity}/${row.entity_id}`;
    const values = row.entity === "operation" ? { userId: row.user_id } : JSON.parse(row.new_values ?? "{}");
    this.values.set(key, { ...this.values.get(key), ...values, id: row.entity_id, seq: row.seq });
    if (row.entity !== "dismissal") return;
    const refused = `operation/${values.operationId}`;
    this.values.set(refused, { ...this.values.get(refused), dismissed: true });
  }

  #remember(): void {
    for (const [key] of this.values) {
      if (!key.startsWith("user/")) continue;
      const person = key.slice("user/".length);
      const ever = this.#ever.get(person) ?? new Set();
      const lost = this.#lost.get(person) ?? new Set();
      const sight = this.sight(person);
      for (const row of ever) if (!sight.has(row)) lost.add(row);
      // Who is away hears of what came and went meanwhile as if they had been here.
      for (const row of this.sight(person, true)) ever.add(row);
      this.#ever.set(person, ever);
      this.#lost.set(person, lost);
    }
  }
}

/** A word that stands in the texts of one row and in no other's. */
export const canary = (id: string) => `canary${id.slice(-12)}`;
export const CANARY = /canary([0-9a-f]{12})/g;
