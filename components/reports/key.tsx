import { cn } from "@/components/ui/cn";

/** What the colours of a drawing stand for. */
export function Key({ entries }: { entries: (readonly [color: string, words: string])[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-muted-foreground text-xs">
      {entries.map(([color, words]) => (
        <li key={words} className="flex items-center gap-1.5">
          <span aria-hidden className={cn("size-2.5 rounded-xs [print-color-adjust:exact]", color)} />
          {words}
        </li>
      ))}
    </ul>
  );
}
