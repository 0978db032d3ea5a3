"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";

/** A link that knows whether it leads to where one is: `aria-current` carries the looks, on the server too. */
export function NavLink({ href, className, children }: { href: string; className?: string; children: ReactNode }) {
  const current = leadsTo(href, usePathname(), useSearchParams());
  return (
    <Link href={href} className={className} aria-current={current ? "page" : undefined} onClick={closeSheet}>
      {children}
    </Link>
  );
}

/** “Due now” is one view of the leads and stands beside “Leads”: one of them is current, never both. */
function leadsTo(href: string, pathname: string, params: URLSearchParams): boolean {
  const [path, query] = href.split("?");
  const due = params.get("due") === "now" && params.get("assignedTo") === "me";
  if (pathname === path) return Boolean(query) === due;
  return !query && pathname.startsWith(`${path}/`);
}

/** Following a link does not reload the page, so the sheet it stands in would stay open. */
function closeSheet({ currentTarget }: { currentTarget: HTMLElement }) {
  currentTarget.closest<HTMLElement>("[popover]")?.hidePopover?.();
}
