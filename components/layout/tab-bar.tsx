import { Ellipsis } from "lucide-react";
import type { ShellProps } from "@/components/layout/app-shell";
import { DueCount } from "@/components/layout/due-count";
import { NavLink } from "@/components/layout/nav-link";
import { destinations } from "@/components/layout/navigation";

/** A phone's bottom, under the thumb. */
export function TabBar({ person, counts }: ShellProps) {
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-5 border-t bg-sidebar pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      {destinations(person.role)
        .filter(({ more }) => !more)
        .map(({ href, short, Icon, count }) => (
          <NavLink key={href} href={href} className={tabClass}>
            <Icon aria-hidden className="size-5.5" />
            {short}
            {count && (
              <DueCount
                value={counts?.[count]}
                className="absolute inset-s-1/2 top-0.5 ms-2 bg-primary text-primary-foreground ring-2 ring-sidebar"
              />
            )}
          </NavLink>
        ))}
      <button type="button" popoverTarget="more" className={tabClass}>
        <Ellipsis aria-hidden className="size-5.5" />
        More
      </button>
    </nav>
  );
}

const tabClass =
  "relative flex h-14 flex-col items-center justify-center gap-0.5 font-medium text-2xs text-muted-foreground focus-visible:-outline-offset-2 aria-[current=page]:text-primary";
