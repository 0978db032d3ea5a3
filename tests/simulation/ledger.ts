import type { Entry } from "@/lib/realtime/protocol";

/** A change that a person submitted, as they would remember it. */
export interface Submitted extends Entry {
  person: string;
  device: number;
  at: string;
  creates: string[];
  /** Whether the screen said that it is saved; a tab that died, or a full disk, never says so. */
  saved: boolean;
  /** Sent again, given up, or overtaken by the person's own decision: its place in the order is theirs to know. */
  decided: boolean;
  /** The row to look for on the screen, and what of it. */
  shows: { key: string; field?: string; value?: unknown } | null;
  /** The rows it stands on: when one of them goes, so may it. */
  about: string[];
  /** Its place in the queue, once somebody looked. */
  n?: number | undefined;
  /** Whether it was on the screen once, and whether there is a reason now why it need not be. */
  shown?: boolean;
  over?: boolean;
  /** Set aside once, so that others went before it. */
  parked?: boolean;
}

/** All that was ever submitted, in order. */
export class Ledger {
  readonly entries: Submitted[] = [];

  of(person: string, device: number): Submitted[] {
    return this.entries.filter((entry) => entry.person === person && entry.device === device);
  }

  find(id: string): Submitted | undefined {
    return this.entries.find((entry) => entry.id === id);
  }
}
