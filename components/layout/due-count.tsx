import { cn } from "@/components/ui/cn";

/** How many wait; nothing when none does. */
export function DueCount({ value = 0, className }: { value?: number; className?: string }) {
  if (value === 0) return null;
  return (
    <span
      className={cn(
        "min-w-5 rounded-full bg-primary-soft px-1.5 text-center font-semibold text-2xs text-primary",
        className,
      )}
    >
      {value > 30 ? "30+" : value}
    </span>
  );
}
