import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

interface Props {
  href: string;
  /** What the figure counts, for those who hear it alone. */
  of: string;
  className?: string;
  children: ReactNode;
}

/** A figure that opens what it counts. */
export function FigureLink({ href, of, className, children }: Props) {
  return (
    <Link
      href={href}
      prefetch={false}
      className={cn(
        "font-medium text-foreground underline decoration-border underline-offset-4 hover:decoration-current",
        className,
      )}
    >
      {children}
      <span className="sr-only"> {of}</span>
    </Link>
  );
}
