import type { ShellProps } from "@/components/layout/app-shell";
import { BrandMark } from "@/components/layout/brand";
import { LiveStatus } from "@/components/layout/live-status";
import { SyncStatus } from "@/components/sync/sync-status";
import { Avatar } from "@/components/ui/avatar";

/** A phone's top: where one is, and who. The avatar opens the same sheet as “More”. */
export function TopBar({ person, organisation }: ShellProps) {
  return (
    <header className="flex h-[calc(3.25rem+env(safe-area-inset-top))] items-center gap-2.5 bg-sidebar ps-4 pe-2 pt-[env(safe-area-inset-top)] md:hidden print:hidden">
      <BrandMark />
      <p className="font-semibold text-base tracking-tight">Scholarix</p>
      <p className="min-w-0 truncate text-muted-foreground text-xs">{organisation}</p>
      <div className="ms-auto flex items-center">
        <SyncStatus />
        <LiveStatus />
        <button
          type="button"
          popoverTarget="more"
          aria-label={`${person.name}: account and theme`}
          className="flex size-11 shrink-0 items-center justify-center rounded-full"
        >
          <Avatar id={person.email} name={person.name} />
        </button>
      </div>
    </header>
  );
}
