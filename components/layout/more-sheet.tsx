import { LogOut } from "lucide-react";
import type { ShellProps } from "@/components/layout/app-shell";
import { NavLink } from "@/components/layout/nav-link";
import { destinations } from "@/components/layout/navigation";
import { ThemeControl } from "@/components/layout/theme-control";
import { SignOutForm } from "@/components/session/sign-out-form";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { ROLE_LABELS } from "@/lib/labels";

/** What a phone's bars have no room for. A popover opens and closes without JavaScript. */
export function MoreSheet({ person, theme }: ShellProps) {
  return (
    <div
      id="more"
      popover="auto"
      role="dialog"
      aria-label="More"
      className="fixed inset-x-0 top-auto bottom-0 m-0 max-h-[85dvh] w-full max-w-none overflow-y-auto rounded-t-2xl border-t bg-popover p-0 text-popover-foreground shadow-lg backdrop:bg-black/40 open:animate-sheet-in md:hidden dark:backdrop:bg-black/60 print:hidden"
    >
      <div className="grid gap-4 px-4 pt-5 pb-[calc(1rem+env(safe-area-inset-bottom))]">
        <div className="flex items-center gap-3">
          <Avatar id={person.email} name={person.name} size="lg" />
          <div className="min-w-0 flex-1">
            <p className="truncate font-semibold text-base">{person.name}</p>
            <p className="truncate text-muted-foreground text-xs">
              {ROLE_LABELS[person.role]} · <bdi>{person.email}</bdi>
            </p>
          </div>
        </div>
        <nav aria-label="More" className="-mx-2 grid border-y py-1 empty:hidden">
          {destinations(person.role)
            .filter(({ more }) => more)
            .map(({ href, label, Icon }) => (
              <NavLink
                key={href}
                href={href}
                className="flex h-12 items-center gap-3 rounded-md px-2 font-medium text-base active:bg-accent aria-[current=page]:text-primary"
              >
                <Icon aria-hidden className="size-5 text-muted-foreground" />
                {label}
              </NavLink>
            ))}
        </nav>
        <ThemeControl theme={theme} />
        <SignOutForm>
          <Button variant="outline" size="lg" className="w-full">
            <LogOut aria-hidden className="rtl:rotate-180" />
            Sign out
          </Button>
        </SignOutForm>
      </div>
    </div>
  );
}
