import type { Calendar } from "./calendar";
import { Random } from "./random";
import type { Moment, Story } from "./story";

const MINUTE = 60_000;
const CONVERSATIONS = [
  [0, 70],
  [1, 21],
  [2, 7],
  [3, 2],
] as const;

/** Every moment of every story, in the order of time. */
export function timeline(stories: readonly Story[], calendar: Calendar, now: number): Moment[] {
  const random = Random.for("conversations");
  const moments: Moment[] = [];
  for (const story of stories) {
    moments.push({ kind: "entered", at: story.createdAt, story });
    for (const { from, holder } of story.holdings.slice(1)) {
      moments.push({ kind: "handed-over", at: from, story, to: holder });
    }
    for (const call of story.calls) {
      moments.push(call);
      if (call === story.decisive)
        moments.push({ kind: "edited", at: soonAfter(call.at, call.next?.at ?? now), story });
    }
    for (let said = random.weighted(CONVERSATIONS); said > 0; said--) {
      const at = calendar.between(story.createdAt, now, random);
      moments.push({ kind: "said", at: Math.min(Math.max(at, story.createdAt + MINUTE), now), story });
    }
  }
  return moments.sort((a, b) => a.at - b.at);
}

/** Within two minutes, but before whatever comes next. */
function soonAfter(at: number, next: number): number {
  return Math.min(at + 1.5 * MINUTE, Math.floor((at + next) / 2));
}
