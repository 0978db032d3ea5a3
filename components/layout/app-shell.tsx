import type { ReactNode } from "react";
import { MoreSheet } from "@/components/layout/more-sheet";
import { Sidebar } from "@/components/layout/sidebar";
import { TabBar } from "@/components/layout/tab-bar";
import type { Theme } from "@/components/layout/theme";
import { TopBar } from "@/components/layout/top-bar";
import type { Role } from "@/lib/enums";

export interface ShellProps {
  person: { name: string; email: string; role: Role };
  organisation: string;
  theme: Theme;
  counts?: { due?: number };
}

/** The frame of every page behind the sign-in: a sidebar on a desk, two bars and a sheet on a phone. */
export function AppShell({ children, ...shell }: ShellProps & { children: ReactNode }) {
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[13.5rem_minmax(0,1fr)] print:block">
      <a
        href="#main"
        className="sr-only rounded-md bg-primary font-medium text-primary-foreground focus:not-sr-only focus:fixed focus:inset-s-3 focus:top-3 focus:z-50 focus:px-4 focus:py-2"
      >
        Skip to the content
      </a>
      <Sidebar {...shell} />
      <TopBar {...shell} />
      <main
        id="main"
        tabIndex={-1}
        className="min-w-0 outline-none max-md:pb-[calc(4rem+env(safe-area-inset-bottom))] print:pb-0"
      >
        {children}
      </main>
      <MoreSheet {...shell} />
      <TabBar {...shell} />
    </div>
  );
}
