import { isClosed, type LeadStatus } from "@/lib/enums";
import type { Calendar } from "./calendar";
import { holdingsOf } from "./holdings";
import { idAt } from "./ids";
import type { Team } from "./members";
import { CALL_DAYS, LEAD_DAYS } from "./options";
import { profiles } from "./profiles";
import { Random } from "./random";
import { holderOf, type Profile, type Story } from "./story";

const DAY = 86_400_000;
/** Of all leads, how many were there before the first call of the period. */
const EARLIER = 0.45;

const STATUS_BY_AGE: readonly { days: number; mix: readonly (readonly [LeadStatus, number])[] }[] = [
  { days: 7, mix: mix(62, 27, 6, 5, 0, 0) },
  { days: 30, mix: mix(24, 33, 15, 13, 6, 9) },
  { days: Number.POSITIVE_INFINITY, mix: mix(13, 27, 16, 13, 12, 19) },
];

/** `count` leads, oldest first, with what becomes of them; without calls and without what is planned next. */
export function beginStories(count: number, team: Team, calendar: Calendar, now: number): Story[] {
  const random = Random.for("stories");
  const source = profiles();
  return Array.from({ length: count }, (_, n) => {
    const createdAt = arrival((n + random.fraction()) / count, calendar, now);
    return beginStory(source.next().value, createdAt, { team, calendar, now, random });
  });
}

function beginStory(
  profile: Profile,
  createdAt: number,
  { team, calendar, now, random }: { team: Team; calendar: Calendar; now: number; random: Random },
): Story {
  const age = (now - createdAt) / DAY;
  const status = random.weighted(STATUS_BY_AGE.find((entry) => age < entry.days)?.mix ?? mix(1, 0, 0, 0, 0, 0));
  const story: Story = {
    id: idAt(createdAt, random),
    profile,
    createdAt,
    createdBy: team.manager,
    status,
    holdings: [],
    from: 0,
    until: now,
    due: null,
    calls: [],
    decisive: null,
  };
  const self = random.chance(profile.source === "website" ? 0.02 : 0.15);
  story.holdings = holdingsOf(story, self, { team, calendar, now, random });
  if (self) story.createdBy = story.holdings[0]?.holder ?? team.manager;
  const held = story.holdings.find((holding) => holding.holder);
  if (!held) story.status = "new";
  const windowStart = calendar.dayOf(now - CALL_DAYS * DAY).start;
  story.from = Math.max(windowStart, calendar.dayAfter(createdAt), held?.from ?? now);
  if (!holderOf(story) && held) story.until = calendar.dayOf(story.holdings.at(-1)?.from ?? now).start;
  if (isClosed(story.status) && story.from < story.until) {
    story.until = calendar.between(story.from + (story.until - story.from) / 4, story.until, random);
  }
  return story;
}

/** When the lead at this share of all leads came in: steadily, in working time. */
function arrival(share: number, calendar: Calendar, now: number): number {
  const first = calendar.worked(now - LEAD_DAYS * DAY);
  const window = calendar.worked(now - CALL_DAYS * DAY);
  const today = calendar.worked(now);
  return calendar.instant(
    share < EARLIER
      ? first + ((window - first) * share) / EARLIER
      : window + ((today - window) * (share - EARLIER)) / (1 - EARLIER),
  );
}

function mix(
  fresh: number,
  contacted: number,
  qualified: number,
  demo: number,
  won: number,
  lost: number,
): readonly (readonly [LeadStatus, number])[] {
  return [
    ["new", fresh],
    ["contacted", contacted],
    ["qualified", qualified],
    ["demo-scheduled", demo],
    ["closed-won", won],
    ["closed-lost", lost],
  ];
}
