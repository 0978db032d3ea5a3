import { LogOut } from "lucide-react";
import type { ShellProps } from "@/components/layout/app-shell";
import { BrandMark } from "@/components/layout/brand";
import { DueCount } from "@/components/layout/due-count";
import { LiveStatus } from "@/components/layout/live-status";
import { NavLink } from "@/components/layout/nav-link";
import { destinations } from "@/components/layout/navigation";
import { ThemeControl } from "@/components/layout/theme-control";
import { SignOutForm } from "@/components/session/sign-out-form";
import { SyncStatus } from "@/components/sync/sync-status";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { ROLE_LABELS } from "@/lib/labels";

export function Sidebar({ person, organisation, theme, counts }: ShellProps) {
  return (
    <header className="sticky top-0 flex h-dvh flex-col gap-3 overflow-y-auto border-e bg-sidebar p-2 max-md:hidden print:hidden">
      <div className="flex items-center gap-2.5 px-2 pt-2 pb-1">
        <BrandMark className="size-7" />
        <div className="min-w-0 leading-tight">
          <p className="font-semibold text-sm tracking-tight">Scholarix</p>
          <p className="truncate text-2xs text-muted-foreground">{organisation}</p>
        </div>
      </div>
      <nav aria-label="Main" className="grid gap-0.5">
        {destinations(person.role).map(({ href, label, Icon, count }) => (
          <NavLink
            key={href}
            href={href}
            className="group flex h-control items-center gap-2.5 rounded-md px-2 font-medium text-muted-foreground text-sm transition-colors hover:bg-accent hover:text-foreground focus-visible:-outline-offset-2 aria-[current=page]:bg-accent aria-[current=page]:text-foreground"
          >
            <Icon aria-hidden className="size-4 shrink-0 group-aria-[current=page]:text-primary" />
            <span className="truncate">{label}</span>
            {count && <DueCount value={counts?.[count]} className="ms-auto" />}
          </NavLink>
        ))}
      </nav>
      <div className="mt-auto grid grid-cols-1 gap-3 px-1 pb-1">
        <SyncStatus />
        <LiveStatus className="px-1" />
        <ThemeControl theme={theme} />
        <div className="flex items-center gap-2.5 border-t px-1 pt-3">
          <Avatar id={person.email} name={person.name} />
          <div className="min-w-0 flex-1 leading-tight">
            <p className="truncate font-medium text-sm">{person.name}</p>
            <p className="truncate text-2xs text-muted-foreground">{ROLE_LABELS[person.role]}</p>
          </div>
          <SignOutForm>
            <Button
              variant="ghost"
              size="icon"
              title="Sign out"
              aria-label="Sign out"
              className="text-muted-foreground"
            >
              <LogOut aria-hidden className="rtl:rotate-180" />
            </Button>
          </SignOutForm>
        </div>
      </div>
    </header>
  );
}
