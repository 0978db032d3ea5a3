import type { LeadStatus, Outcome } from "@/lib/enums";
import type { Random } from "./random";

type Mix = readonly (readonly [Outcome, number])[];

const MISSED: Mix = [
  ["no-answer", 84],
  ["busy", 16],
];
const COURTING: Mix = [
  ["no-answer", 36],
  ["busy", 9],
  ["follow-up-scheduled", 21],
  ["callback-requested", 16],
  ["not-interested", 18],
];
const CLOSING: Mix = [
  ["no-answer", 36],
  ["busy", 8],
  ["follow-up-scheduled", 20],
  ["callback-requested", 11],
  ["not-interested", 7],
  ["demo-booked", 18],
];
const TALK: Mix = [
  ["follow-up-scheduled", 60],
  ["callback-requested", 40],
];

/** Whole seconds: from, to; most calls are near the shorter end. */
const LENGTH: Record<Outcome, [number, number]> = {
  "no-answer": [15, 45],
  busy: [6, 25],
  "callback-requested": [25, 160],
  "follow-up-scheduled": [90, 540],
  "not-interested": [35, 210],
  "demo-booked": [300, 1200],
};

/**
 * The outcomes of a lead's calls, such that the product's own rules lead from `new` to its status today, and the
 * index of the call after which its owner edits the lead; -1 when there is none.
 */
export function outcomesOf(
  status: LeadStatus,
  count: number,
  random: Random,
): { outcomes: Outcome[]; decisive: number } {
  const draw = (length: number, mix: Mix) => Array.from({ length }, () => random.weighted(mix));
  const last = count - 1;
  const talk = Math.min(last, random.weighted(MISSES));
  if (status === "new") return { outcomes: draw(count, MISSED), decisive: -1 };
  const begun = [...draw(talk, MISSED), random.weighted(TALK)];
  if (status === "contacted" || status === "qualified") {
    const outcomes = [...begun, ...draw(last - talk, COURTING)];
    const sure = status === "qualified" || random.chance(0.5);
    return { outcomes, decisive: sure ? random.whole(talk, last) : -1 };
  }
  const lost = status === "closed-lost";
  const demo = lost && random.chance(0.6) ? count : random.whole(talk, talk + Math.ceil((last - talk) / 3));
  const outcomes = begun.slice(0, Math.min(begun.length, demo));
  outcomes.push(...draw(Math.max(0, Math.min(demo, count) - outcomes.length), COURTING));
  if (demo < count) outcomes.push("demo-booked", ...draw(last - demo, CLOSING));
  if (lost && random.chance(0.75)) outcomes[last] = "not-interested";
  return { outcomes, decisive: status === "demo-scheduled" ? Math.min(demo, last) : last };
}

/** How many calls it takes until somebody answers. */
const MISSES = [
  [0, 40],
  [1, 30],
  [2, 18],
  [3, 12],
] as const;

export function lengthOf(outcome: Outcome, random: Random): number {
  const [shortest, longest] = LENGTH[outcome];
  return Math.floor(shortest + (longest + 1 - shortest) * random.fraction() ** 1.7);
}
