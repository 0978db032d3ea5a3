import { Target } from "lucide-react";
import Link from "next/link";
import type { Aim } from "@/lib/analytics/aim";
import type { FigureName } from "@/lib/analytics/definitions";
import { callsHref, dueHref } from "@/lib/analytics/drill";
import type { Progress } from "@/lib/analytics/progress";
import { FigureCard } from "./figure-card";
import { FigureLink } from "./figure-link";
import { AimWords, ProgressMeter } from "./progress-meter";
import { StreakCard } from "./streak-card";

interface Props {
  progress: Progress;
  /** Whose it is, where somebody else looks at it. */
  person: string | null;
  actorId: string;
}

/** One person's day and week against their targets: of all their calls, whatever the filters say. */
export function ProgressPanel({ progress, person, actorId }: Props) {
  const { goal, today, week, streak, due, userId } = progress;
  const none = goal.callsPerDay === null && goal.demosPerWeek === null;
  return (
    <section aria-labelledby="progress" className="grid gap-3">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 id="progress" className="font-semibold text-base">
          Today and this week{person && <>: {<bdi>{person}</bdi>}</>}
        </h2>
        {none && (
          <p className="text-muted-foreground text-sm">
            {person ? "No target is set. " : "No target is set for you: a manager sets them."}
          </p>
        )}
        {person && (
          <Link
            href="/settings/targets"
            prefetch={false}
            className="inline-flex items-center gap-1 text-primary text-sm underline-offset-4 hover:underline print:hidden"
          >
            <Target aria-hidden className="size-3.5" /> Set targets
          </Link>
        )}
      </div>
      <div className="grid grid-cols-2 gap-3 md:grid-cols-6 xl:grid-cols-[1fr_1fr_1fr_1.5fr_0.75fr]">
        <AimCard
          name="callsToday"
          aim={today.calls}
          href={callsHref(today.scope)}
          of="calls today"
          note={today.dayOff && goal.callsPerDay !== null ? "A day off: nothing is aimed at." : null}
          className="col-span-2"
        />
        <AimCard
          name="callsThisWeek"
          aim={week.calls}
          href={callsHref(week.scope)}
          of="calls this week"
          className="md:col-span-2"
        />
        <AimCard
          name="demosThisWeek"
          aim={week.demos}
          href={callsHref(week.scope, { outcome: "demo-booked" })}
          of="demos this week"
          className="md:col-span-2"
        />
        <StreakCard streak={streak} />
        <FigureCard name="dueNow" className="col-span-2 xl:col-span-1">
          <FigureLink href={dueHref(userId, actorId)} of="leads due now">
            {due.leads.toLocaleString("en")}
            {due.more && "+"}
          </FigureLink>
        </FigureCard>
      </div>
    </section>
  );
}

interface AimCardProps {
  name: FigureName;
  aim: Aim;
  href: string;
  of: string;
  note?: string | null;
  className: string;
}

function AimCard({ name, aim, href, of, note, className }: AimCardProps) {
  return (
    <FigureCard
      name={name}
      className={`${className} xl:col-span-1`}
      below={
        <>
          <ProgressMeter aim={aim} of={of} className="my-1" />
          {note && <p className="text-muted-foreground text-xs">{note}</p>}
        </>
      }
    >
      <FigureLink href={href} of={of}>
        {aim.done.toLocaleString("en")}
      </FigureLink>
      <AimWords aim={aim} />
    </FigureCard>
  );
}
