"use client";

import { Avatar } from "@/components/ui/avatar";
import { useHere } from "@/lib/realtime/use-here";

/** Who else looks at this lead just now, and who is on a call with it. */
export function LeadOnlookers({ leadId, onCall = false }: { leadId: string; onCall?: boolean }) {
  const people = useHere(leadId, onCall);
  if (people.length === 0) return null;
  const words = people.map((one) => `${one.name} ${one.onCall ? "is on a call with this lead" : "is here too"}`);
  return (
    <p role="status" title={words.join("\n")} className="flex items-center gap-1.5 text-muted-foreground text-xs">
      {people.slice(0, 3).map((one) => (
        <Avatar key={one.userId} id={one.userId} name={one.name} />
      ))}
      <span className="max-md:sr-only">{people.length === 1 ? words[0] : `${people.length} others are here`}</span>
    </p>
  );
}
