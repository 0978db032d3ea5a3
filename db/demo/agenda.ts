import { isClosed } from "@/lib/enums";
import type { Calendar } from "./calendar";
import type { Random } from "./random";
import type { Story } from "./story";

const QUARTER = 900_000;

/**
 * Plans what is next for the open leads of one agent, or for those nobody holds: about a dozen things due now, nearly half
 * of them overdue since an earlier day, a few for the hours ahead, the rest over the coming weeks.
 */
export function planAgenda(stories: readonly Story[], calendar: Calendar, now: number, random: Random): void {
  const today = calendar.worked(now);
  const open = random.shuffled(stories.filter((story) => !isClosed(story.status)));
  const many = Math.ceil(open.length / 4);
  plan(Math.min(many, random.whole(4, 6)), () => today - random.between(1, 2.4));
  plan(Math.min(many, random.whole(5, 8)), () => today - random.between(0, 0.8));
  plan(Math.min(many, random.whole(3, 6)), () => today + random.between(0.02, 0.35));
  plan(open.length, () => today + 0.4 + 11 * random.fraction() ** 1.6);

  function plan(count: number, when: () => number): void {
    let planned = 0;
    for (const story of open) {
      if (planned === count) return;
      if (story.due !== null) continue;
      const time = calendar.instant(when());
      if (time > now) {
        story.due = Math.ceil(time / QUARTER) * QUARTER;
      } else if (calendar.dayAfter(story.createdAt) < calendar.dayOf(time).start) {
        story.due = Math.floor(time / QUARTER) * QUARTER;
        story.until = Math.min(story.until, calendar.dayOf(story.due).start);
      } else continue;
      planned += 1;
    }
  }
}
