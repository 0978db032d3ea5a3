import { cn } from "@/components/ui/cn";
import { callsHref } from "@/lib/analytics/drill";
import { pointWords } from "@/lib/analytics/period-words";
import type { DrawnDay, Progress } from "@/lib/analytics/progress";
import { FigureCard } from "./figure-card";
import { FigureLink } from "./figure-link";

/** How many working days in a row the target was reached, and the last ones of them drawn one by one. */
export function StreakCard({ streak }: { streak: Progress["streak"] }) {
  if (!streak) return null;
  const { days, more, calls, scope, drawn } = streak;
  return (
    <FigureCard name="streak" className="col-span-2 md:col-span-4 xl:col-span-1" below={<LastDays days={drawn} />}>
      <span className="font-medium">
        {days}
        {more && "+"}
      </span>
      <span className="text-muted-foreground text-sm tracking-normal">
        {" "}
        {days === 1 ? "working day" : "working days"}
        {scope && (
          <>
            ,{" "}
            <FigureLink href={callsHref(scope)} of="calls in the streak">
              {calls.toLocaleString("en")}
            </FigureLink>{" "}
            calls
          </>
        )}
      </span>
    </FigureCard>
  );
}

function LastDays({ days }: { days: DrawnDay[] }) {
  const most = Math.max(1, ...days.map(({ calls }) => calls));
  return (
    <ul aria-label="The last working days" className="my-1 grid auto-cols-fr grid-flow-col gap-1">
      {days.map(({ day, calls, met, scope }) => {
        const words = `${pointWords({ first: day, last: day })}: ${calls} ${calls === 1 ? "call" : "calls"}, target ${met ? "reached" : "not reached"}`;
        return (
          <li key={day}>
            <a href={callsHref(scope)} aria-label={words} title={words} className="group block">
              <span className="sr-only">{words}</span>
              <svg aria-hidden viewBox="0 0 1 100" preserveAspectRatio="none" className="block h-9 w-full">
                <rect width={1} height={100} className="fill-transparent group-hover:fill-accent" />
                <rect
                  y={100 - Math.max(6, (calls / most) * 100)}
                  width={1}
                  height={Math.max(6, (calls / most) * 100)}
                  className={cn("[print-color-adjust:exact]", met ? "fill-success" : "fill-input")}
                />
              </svg>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
