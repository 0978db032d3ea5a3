import type { DatabaseSync } from "node:sqlite";
import { pipelineSnapshots } from "@/db/schema";
import { isClosed } from "@/lib/enums";
import type { Lead } from "@/lib/leads/schema";
import { addDays, startOfDay, toDay } from "@/lib/time";
import { inserter } from "./inserter";

/** How long after midnight the minute's work came by. */
const AFTER = 20_000;

/** The pipeline as it stood when each month began, noted while history is told: what a month after the first would have found. */
export class MonthlySnapshots {
  readonly #insert: ReturnType<typeof inserter>;
  readonly #timeZone: string;
  #next: { month: string; begins: string } | null = null;

  constructor(db: DatabaseSync) {
    this.#insert = inserter(db, pipelineSnapshots);
    this.#timeZone = String(db.prepare("select time_zone from settings").get()?.time_zone);
  }

  /** To be called before what happens at `at`, with the leads as they were until then. */
  until(at: string, leads: () => Iterable<Lead>): void {
    this.#next ??= this.#after(at);
    while (this.#next.begins <= at) {
      this.#take(this.#next, [...leads()]);
      this.#next = this.#after(this.#next.begins);
    }
  }

  #after(instant: string) {
    const month = addDays(`${toDay(instant, this.#timeZone).slice(0, 7)}-01`, 31).slice(0, 7);
    return { month, begins: startOfDay(`${month}-01`, this.#timeZone) };
  }

  #take({ month, begins }: { month: string; begins: string }, leads: Lead[]): void {
    const active = leads.filter(({ status, deletedAt }) => deletedAt === null && !isClosed(status));
    const takenAt = new Date(Date.parse(begins) + AFTER).toISOString();
    const people = [...Map.groupBy(active, ({ assignedTo }) => assignedTo ?? "")].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [userId, own] of [["*", active] as const, ...people]) {
      const sum = (of: (lead: Lead) => number) => own.reduce((all, lead) => all + Math.round(of(lead)), 0);
      this.#insert({
        ...{ month, userId, leads: own.length, takenAt },
        value: sum(({ estimatedValue }) => (estimatedValue ?? 0) * 100),
        weighted: sum(({ estimatedValue, probability }) => (estimatedValue ?? 0) * (probability ?? 0)),
      });
    }
  }
}
