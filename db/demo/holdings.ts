import { isClosed } from "@/lib/enums";
import type { Member } from "@/lib/members/schema";
import type { Calendar } from "./calendar";
import type { Team } from "./members";
import type { Random } from "./random";
import type { Holding, Story } from "./story";

const DAY = 86_400_000;
const MINUTE = 60_000;

/** Who held the lead when. Leads change hands before the day's first call, so that no call falls between. */
export function holdingsOf(
  story: Story,
  enteredByAgent: boolean,
  { team, calendar, now, random }: { team: Team; calendar: Calendar; now: number; random: Random },
): Holding[] {
  const from = story.createdAt;
  const agent = random.pick(team.agents);
  const age = (now - from) / DAY;
  const open = !isClosed(story.status);
  if (open && !enteredByAgent && random.chance(0.105)) {
    const back = age > 40 && story.status !== "new" && random.chance(0.6);
    if (back) return [hold(from, agent), hold(morning(now - 20 * DAY, now - 2 * DAY), null)];
    return [hold(from, null)];
  }
  if (enteredByAgent || age < 4) return [hold(from, agent)];
  if (random.chance(0.25)) {
    const next = calendar.instant(calendar.worked(calendar.dayAfter(from)) + 0.01);
    return [hold(from, null), hold(early(next), agent)];
  }
  const other = random.pick(team.agents);
  if (age > 40 && open && other !== agent && random.chance(0.09)) {
    return [hold(from, other), hold(morning(from + 10 * DAY, now - 10 * DAY), agent)];
  }
  return [hold(from, agent)];

  function morning(earliest: number, latest: number): number {
    return early(calendar.between(earliest, latest, random));
  }

  function early(time: number): number {
    return calendar.dayOf(time).opens - random.whole(5, 40) * MINUTE - random.whole(0, 59_999);
  }
}

function hold(from: number, holder: Member | null): Holding {
  return { from, holder };
}
