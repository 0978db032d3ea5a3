import {
  Activity,
  CalendarClock,
  ChartColumn,
  Contact,
  FileDown,
  type LucideIcon,
  Phone,
  Settings,
} from "lucide-react";
import type { Role } from "@/lib/enums";

export interface Destination {
  href: string;
  label: string;
  /** What fits under an icon on a phone. */
  short: string;
  Icon: LucideIcon;
  /** Which of the shell's counts stands beside it. */
  count?: "due";
  /** Who sees it; everyone, when absent. */
  roles?: readonly Role[];
  /** Kept behind “More” on a phone, where the bar has four places. */
  more?: boolean;
}

/** The rooms of the house, in the order of the day. */
export function destinations(role: Role): Destination[] {
  return ALL.filter(({ roles }) => !roles || roles.includes(role));
}

const ALL: Destination[] = [
  { href: "/leads", label: "Leads", short: "Leads", Icon: Contact },
  // Exactly what the badge counts: one's own.
  { href: "/leads?due=now&assignedTo=me", label: "Due now", short: "Due", Icon: CalendarClock, count: "due" },
  { href: "/calls", label: "Calls", short: "Calls", Icon: Phone },
  { href: "/activity", label: "Activity", short: "Activity", Icon: Activity },
  { href: "/reports", label: "Reports", short: "Reports", Icon: ChartColumn, more: true },
  { href: "/exports", label: "Exports", short: "Exports", Icon: FileDown, roles: ["manager", "admin"], more: true },
  { href: "/settings", label: "Settings", short: "Settings", Icon: Settings, more: true },
];
