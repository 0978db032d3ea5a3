import { CalendarCheck, CircleCheck, CircleDashed, CircleDot, CircleX, type LucideIcon, Target } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import type { LeadStatus } from "@/lib/enums";
import { LEAD_STATUS_LABELS } from "@/lib/labels";

/** The shape says it as well as the colour. */
export function StatusBadge({ status, className }: { status: LeadStatus; className?: string }) {
  const { Icon, look } = LOOKS[status];
  return (
    <Badge className={cn(look, className)}>
      <Icon aria-hidden />
      {LEAD_STATUS_LABELS[status]}
    </Badge>
  );
}

const LOOKS: Record<LeadStatus, { Icon: LucideIcon; look: string }> = {
  new: { Icon: CircleDashed, look: "bg-status-new-soft text-status-new" },
  contacted: { Icon: CircleDot, look: "bg-status-contacted-soft text-status-contacted" },
  qualified: { Icon: Target, look: "bg-status-qualified-soft text-status-qualified" },
  "demo-scheduled": { Icon: CalendarCheck, look: "bg-status-demo-scheduled-soft text-status-demo-scheduled" },
  "closed-won": { Icon: CircleCheck, look: "bg-status-closed-won-soft text-status-closed-won" },
  "closed-lost": { Icon: CircleX, look: "bg-status-closed-lost-soft text-status-closed-lost" },
};
