import type { LeadStatus } from "@/lib/enums";
import type { Calendar, WorkingDay } from "./calendar";
import type { Team } from "./members";
import { lengthOf, outcomesOf } from "./outcomes";
import { Random } from "./random";
import { holderAt, type PlannedCall, type Story } from "./story";
import { layOut } from "./working-day";

/** How often a lead is called in a day of its life, relative to one that was reached once. */
const ATTENTION: Record<LeadStatus, number> = {
  new: 0.4,
  contacted: 1,
  qualified: 1.15,
  "demo-scheduled": 1.3,
  "closed-won": 1.6,
  "closed-lost": 1.3,
};

/** Gives the stories exactly `total` calls, each with its caller, length and outcome; in the order they were logged. */
export function planCalls(
  stories: readonly Story[],
  total: number,
  { team, calendar, now }: { team: Team; calendar: Calendar; now: number },
): void {
  const random = Random.for("calls");
  const counts = apportion(total, attention(stories, calendar, random));
  for (const [i, story] of stories.entries()) callLead(story, counts[i] ?? 0, { team, calendar, random });
  const calls = stories.flatMap((story) => story.calls);
  for (const { day, calls: together } of workingDays(calls, calendar)) layOut(together, day, now);
}

function attention(stories: readonly Story[], calendar: Calendar, random: Random): number[] {
  const life = stories.map(({ from, until }) => Math.max(0, calendar.worked(until) - calendar.worked(from)));
  const weights = stories.map(({ status }, i) => {
    const untouched = status === "new" && random.chance(0.45);
    return untouched ? 0 : ATTENTION[status] * (life[i] ?? 0);
  });
  return weights.some(Boolean) ? weights : life;
}

/** Whole numbers in proportion to the weights, whose sum is exactly `total`. */
function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (total > 0 && sum === 0) throw new Error("None of these leads is old enough to have calls. Ask for more leads.");
  let weighed = 0;
  let given = 0;
  return weights.map((weight) => {
    weighed += weight;
    const count = sum === 0 ? 0 : Math.round((total * weighed) / sum) - given;
    given += count;
    return count;
  });
}

function callLead(
  story: Story,
  count: number,
  { team, calendar, random }: { team: Team; calendar: Calendar; random: Random },
): void {
  if (count === 0) return;
  const starts = Array.from({ length: count }, () => calendar.between(story.from, story.until, random));
  const { outcomes, decisive } = outcomesOf(story.status, count, random);
  let previous: PlannedCall | null = null;
  for (const [i, start] of starts.sort((a, b) => a - b).entries()) {
    const outcome = outcomes[i] ?? "no-answer";
    const call: PlannedCall = {
      kind: "called",
      story,
      caller: (!random.chance(0.03) && holderAt(story, start)) || team.manager,
      start,
      duration: lengthOf(outcome, random),
      at: start,
      outcome,
      next: null,
    };
    // two people's days are laid out apart: their calls with one lead on one day could change places
    if (previous && calendar.dayOf(previous.start) === calendar.dayOf(start)) call.caller = previous.caller;
    if (previous) previous.next = call;
    previous = call;
    story.calls.push(call);
  }
  story.decisive = story.calls[decisive] ?? null;
}

/** The calls by who made them and on which day, each in the order of their start. */
function* workingDays(
  calls: readonly PlannedCall[],
  calendar: Calendar,
): Generator<{ day: WorkingDay; calls: PlannedCall[] }> {
  for (const theirs of Map.groupBy(calls, (call) => call.caller).values()) {
    for (const [day, together] of Map.groupBy(theirs, (call) => calendar.dayOf(call.start))) {
      yield { day, calls: together.sort((a, b) => a.start - b.start) };
    }
  }
}
