import type { Industry, LeadStatus, Outcome } from "@/lib/enums";
import type { Member } from "@/lib/members/schema";

/** What a lead is from the first day on. */
export interface Profile {
  name: string;
  email: string | null;
  phone: string;
  company: string | null;
  industry: Industry | null;
  source: string | null;
  notes: string | null;
  estimatedValue: number | null;
}

/** Who held a lead from when on; nobody is null. */
export interface Holding {
  from: number;
  holder: Member | null;
}

/** All that happens to a lead, decided before it is told in order of time. Times are milliseconds since 1970. */
export interface Story {
  id: string;
  profile: Profile;
  createdAt: number;
  createdBy: Member;
  /** The status it has today. */
  status: LeadStatus;
  /** Oldest first; the first begins at `createdAt`. */
  holdings: Holding[];
  /** Calls are made from here on, and before there. */
  from: number;
  until: number;
  /** When something is planned, as seen today. */
  due: number | null;
  calls: PlannedCall[];
  /** The call after which its owner edits the lead: the new stage, what it is worth. */
  decisive: PlannedCall | null;
}

export interface PlannedCall {
  kind: "called";
  story: Story;
  caller: Member;
  start: number;
  /** Seconds. */
  duration: number;
  /** When it was logged. */
  at: number;
  outcome: Outcome;
  /** The next call with this lead. */
  next: PlannedCall | null;
}

/** One moment of a story. */
export type Moment =
  | PlannedCall
  | { kind: "entered" | "edited" | "said"; at: number; story: Story }
  | { kind: "handed-over"; at: number; story: Story; to: Member | null };

export function holderAt(story: Story, time: number): Member | null {
  return story.holdings.findLast((holding) => holding.from <= time)?.holder ?? null;
}

/** The holder today. */
export function holderOf(story: Story): Member | null {
  return story.holdings.at(-1)?.holder ?? null;
}
