import { Ban, CalendarCheck, CalendarClock, type LucideIcon, PhoneIncoming, PhoneMissed, PhoneOff } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import type { Outcome } from "@/lib/enums";
import { OUTCOME_LABELS } from "@/lib/labels";

/** How a call ended; a call still under way has no outcome. */
export function OutcomeBadge({ outcome, className }: { outcome: Outcome | null; className?: string }) {
  if (!outcome) return <Badge className={className}>In progress</Badge>;
  const { Icon, look } = LOOKS[outcome];
  return (
    <Badge className={cn(look, className)}>
      <Icon aria-hidden />
      {OUTCOME_LABELS[outcome]}
    </Badge>
  );
}

const LOOKS: Record<Outcome, { Icon: LucideIcon; look: string }> = {
  "demo-booked": { Icon: CalendarCheck, look: "bg-outcome-demo-booked-soft text-outcome-demo-booked" },
  "follow-up-scheduled": {
    Icon: CalendarClock,
    look: "bg-outcome-follow-up-scheduled-soft text-outcome-follow-up-scheduled",
  },
  "callback-requested": {
    Icon: PhoneIncoming,
    look: "bg-outcome-callback-requested-soft text-outcome-callback-requested",
  },
  "no-answer": { Icon: PhoneMissed, look: "bg-outcome-no-answer-soft text-outcome-no-answer" },
  busy: { Icon: PhoneOff, look: "bg-outcome-busy-soft text-outcome-busy" },
  "not-interested": { Icon: Ban, look: "bg-outcome-not-interested-soft text-outcome-not-interested" },
};
