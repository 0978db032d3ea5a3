import { rows } from "./world";

interface RawCall {
  user_id: string;
  start_time: string;
  outcome: string | null;
}
interface RawTarget {
  id: string;
  calls_per_day: number | null;
  demos_per_week: number | null;
}
interface RawUser {
  id: string;
  role: string;
  active: number;
  created_at: string;
}
interface World {
  now: string;
  timeZone: string;
  /** Weekdays that are worked, in the order of the week: `["Sun", "Mon" …]`. */
  worked: string[];
}

/** A person's progress once more: from all rows, with `Intl` and days as text, apart from the code under test. */
export async function progressByHand(userId: string, world: World) {
  const { dayOf, today, isWorked, weekStart } = clockOf(world);
  const user = (await rows<RawUser>("select * from users where id = ?", userId))[0] as RawUser;
  const goal = await goalByHand(user);
  const calls = await rows<RawCall>("select * from calls where deleted_at is null and user_id = ?", userId);
  const on = (day: string) => calls.filter((call) => dayOf(call.start_time) === day);
  const since = dayOf(user.created_at);
  const week = Array.from({ length: 7 }, (_, n) => shifted(weekStart, n));
  const workedDays = (days: string[]) => days.filter((day) => isWorked(day) && day >= since).length;
  const weekCalls = week.flatMap(on);

  const streakDays: string[] = [];
  let day = today;
  if (goal.calls !== null) {
    if (!isWorked(day) || on(day).length < goal.calls) day = shifted(day, -1);
    for (; day >= since && (!isWorked(day) || on(day).length >= goal.calls); day = shifted(day, -1)) {
      if (isWorked(day)) streakDays.push(day);
    }
  }
  const [last, first] = [streakDays[0], streakDays.at(-1)];
  const within = calls.filter(
    (call) => last && first && dayOf(call.start_time) >= first && dayOf(call.start_time) <= last,
  );
  return {
    today: { done: on(today).length, target: (goal.calls ?? 0) * workedDays([today]) || null },
    week: { done: weekCalls.length, target: (goal.calls ?? 0) * workedDays(week) || null },
    demos: {
      done: weekCalls.filter(({ outcome }) => outcome === "demo-booked").length,
      target: ((goal.demos ?? 0) * workedDays(week)) / world.worked.length || null,
    },
    streak: goal.calls === null ? null : { days: streakDays.length, calls: within.length },
    due: (
      await rows(
        `select id from leads where assigned_to = ? and deleted_at is null and next_action_date <= ?
          and status not in ('closed-won', 'closed-lost')`,
        userId,
        world.now,
      )
    ).length,
  };
}

/** What each person and the team did of what they aimed at, over local days `[from, until)`. */
export async function leaderboardByHand(from: string, until: string, world: World) {
  const { dayOf, today, isWorked } = clockOf(world);
  const users = await rows<RawUser>("select * from users where email <> 'system'");
  const calls = await rows<RawCall>("select * from calls where deleted_at is null");
  const within = calls.filter((call) => dayOf(call.start_time) >= from && dayOf(call.start_time) < until);
  const days: string[] = [];
  for (let day = from; day < until && day <= today; day = shifted(day, 1)) if (isWorked(day)) days.push(day);
  const people: Record<
    string,
    { calls: number; callsTarget: number | null; demos: number; demosTarget: number | null }
  > = {};
  for (const user of users) {
    const goal = await goalByHand(user);
    const worked = days.filter((day) => day >= dayOf(user.created_at)).length;
    const own = within.filter(({ user_id }) => user_id === user.id);
    people[user.id] = {
      calls: own.length,
      callsTarget: (goal.calls ?? 0) * worked || null,
      demos: own.filter(({ outcome }) => outcome === "demo-booked").length,
      demosTarget: ((goal.demos ?? 0) * worked) / world.worked.length || null,
    };
  }
  return { people, calls: within.length, workingDays: days.length };
}

async function goalByHand({ id, role, active }: RawUser): Promise<{ calls: number | null; demos: number | null }> {
  const targets = new Map((await rows<RawTarget>("select * from targets")).map((target) => [target.id, target]));
  if (!active) return { calls: null, demos: null };
  const usual = role === "agent" ? targets.get("everyone") : undefined;
  const [own, none] = [targets.get(id), null];
  const calls = own?.calls_per_day !== null && own ? own.calls_per_day : (usual?.calls_per_day ?? none);
  const demos = own?.demos_per_week !== null && own ? own.demos_per_week : (usual?.demos_per_week ?? none);
  return { calls: calls === 0 ? null : calls, demos: demos === 0 ? null : demos };
}

function clockOf({ now, timeZone, worked }: World) {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  const weekday = new Intl.DateTimeFormat("en", { timeZone: "UTC", weekday: "short" });
  const nameOf = (day: string) => weekday.format(new Date(`${day}T12:00:00Z`));
  const dayOf = (instant: string) => format.format(new Date(instant));
  const today = dayOf(now);
  let weekStart = today;
  while (nameOf(weekStart) !== worked[0]) weekStart = shifted(weekStart, -1);
  return { dayOf, today, weekStart, isWorked: (day: string) => worked.includes(nameOf(day)) };
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
