import { cn } from "@/components/ui/cn";

/** A person's initials on a colour that stays theirs. Decoration: the name stands beside it, or in `label`. */
export function Avatar({
  id,
  name,
  size = "default",
  label,
  className,
}: {
  id: string;
  name: string;
  size?: "sm" | "default" | "lg";
  label?: string;
  className?: string;
}) {
  return (
    <span
      data-slot="avatar"
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
      className={cn(
        "inline-flex shrink-0 select-none items-center justify-center rounded-full font-semibold leading-none",
        SIZES[size],
        HUES[hash(id) % HUES.length],
        className,
      )}
    >
      {initials(name)}
    </span>
  );
}

const SIZES = { sm: "size-5 text-[0.5625rem]", default: "size-7 text-2xs", lg: "size-10 text-sm" };

const HUES = [
  "bg-primary-soft text-primary",
  "bg-info-soft text-info",
  "bg-violet-soft text-violet",
  "bg-warning-soft text-warning",
  "bg-success-soft text-success",
  "bg-destructive-soft text-destructive",
  "bg-neutral-soft text-neutral",
];

/** The first character of the first and last word, in any script. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends
    .map((word) => [...(word ?? "")][0] ?? "")
    .join(ZERO_WIDTH_NON_JOINER)
    .toUpperCase();
}

// Keeps two Arabic initials from being written as one word.
const ZERO_WIDTH_NON_JOINER = "\u200c";

function hash(text: string): number {
  let value = 0;
  for (const character of text) value = (value * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return value;
}
