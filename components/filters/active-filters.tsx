import { X } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

interface Props {
  path: string;
  /** The list's query string. */
  query: string;
  /** What narrows the list behind “More filters”, as people say it, by the names in the address. */
  hidden: Active[];
  /** What the bar shows where it is wide enough. */
  inBar: Active[];
  /** What goes with a filter when it goes, by their names in the address. */
  together?: Record<string, readonly string[]>;
}

export interface Active {
  name: string;
  text: string;
}

/** What narrows the list and is out of sight, each with its way out, and one way out of all. */
export function ActiveFilters({ path, query, hidden, inBar, together = {} }: Props) {
  if (hidden.length + inBar.length === 0 && !new URLSearchParams(query).has("q")) return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5 max-md:col-span-2 md:order-3">
      {[...inBar, ...hidden].map(({ name, text }) => (
        <Button
          key={name}
          asChild
          variant="secondary"
          size="sm"
          className={cn("min-w-0 max-w-full rounded-full", inBar.some((one) => one.name === name) && "md:hidden")}
        >
          <Link
            href={without(path, query, [name, ...(together[name] ?? [])])}
            aria-label={`Remove: ${text}`}
            scroll={false}
          >
            <bdi className="truncate">{text}</bdi>
            <X aria-hidden />
          </Link>
        </Button>
      ))}
      <Button asChild variant="ghost" size="sm">
        <Link href={path} scroll={false}>
          Clear filters
        </Link>
      </Button>
    </div>
  );
}

function without(path: string, query: string, names: string[]): string {
  const params = new URLSearchParams(query);
  for (const name of [...names, "cursor"]) params.delete(name);
  return params.size > 0 ? `${path}?${params}` : path;
}

/** The filters that have something to say. */
export function activeOf(texts: Record<string, string | false | undefined>): Active[] {
  return Object.entries(texts).flatMap(([name, text]) => (text ? [{ name, text }] : []));
}
