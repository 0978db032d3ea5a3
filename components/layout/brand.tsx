import { cn } from "@/components/ui/cn";

/** Two ends of a line, joined: an S. The same drawing is public/icon.svg. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={cn("size-6 shrink-0", className)}>
      <rect width="32" height="32" rx="8.5" className="fill-primary" />
      <path
        d="M17 8.5h-2.25a3.75 3.75 0 0 0 0 7.5h2.5a3.75 3.75 0 0 1 0 7.5H15"
        fill="none"
        strokeWidth="3.25"
        strokeLinecap="round"
        className="stroke-primary-foreground"
      />
      <circle cx="22.25" cy="8.5" r="2" className="fill-primary-foreground opacity-60" />
      <circle cx="9.75" cy="23.5" r="2" className="fill-primary-foreground opacity-60" />
    </svg>
  );
}

export function Brand({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2 font-semibold text-base tracking-tight", className)}>
      <BrandMark />
      Scholarix
    </span>
  );
}
