import { create } from "@/lib/command/define";
import { SYSTEM_ID } from "@/lib/members/policy";
import type { Member } from "@/lib/members/schema";
import { planAgenda } from "./agenda";
import { Calendar } from "./calendar";
import { planCalls } from "./calls";
import { history } from "./history";
import { idAt } from "./ids";
import { demoTeam, type Team } from "./members";
import type { Operation } from "./operation";
import { CALL_DAYS, type DemoOptions, LEAD_DAYS } from "./options";
import { Random } from "./random";
import { answerSoon } from "./responses";
import { beginStories } from "./stories";
import { holderOf, type Story } from "./story";
import { demoTargets } from "./targets";
import { timeline } from "./timeline";

const DAY = 86_400_000;

export interface Demo {
  team: Team;
  stories: Story[];
  /** Everything that ever happened, oldest first; computed while it is read. */
  operations(): Generator<Operation>;
}

/** A team, its leads and its calls up to `now`: the same options give the same data. */
export function planDemo(options: DemoOptions): Demo {
  const { settings } = options;
  const now = options.now.getTime();
  const calendar = new Calendar(options.now, settings.timeZone, LEAD_DAYS + 10, 40);
  const team = demoTeam(options.agents, calendar.days[1]?.opens ?? now);
  const stories = beginStories(options.leads, team, calendar, now);
  const random = Random.for("agenda");
  const touched = stories.filter((story) => story.holdings.some((holding) => holding.holder));
  for (const theirs of Map.groupBy(touched, holderOf).values()) planAgenda(theirs, calendar, now, random);
  planCalls(stories, options.calls, { team, calendar, now });
  answerSoon(stories, calendar.dayOf(now - CALL_DAYS * DAY).start);
  return {
    team,
    stories,
    *operations() {
      yield* invitations(team);
      yield* demoTargets(team, options);
      yield* history(timeline(stories, calendar, now), team.manager, settings.timeZone);
    },
  };
}

function* invitations({ admin, manager, agents }: Team): Generator<Operation> {
  const random = Random.for("invitations");
  for (const member of [admin, manager, ...agents])
    yield invitation(member, member === admin ? SYSTEM_ID : admin.id, random);
}

function invitation(member: Member, userId: string, random: Random): Operation {
  const at = member.createdAt;
  return {
    id: idAt(Date.parse(at), random),
    userId,
    at,
    leadId: null,
    changes: [create("user", "member_invited", member)],
  };
}
