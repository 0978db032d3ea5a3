import { Tabs } from "@/components/ui/tabs";
import type { Role } from "@/lib/enums";

const ROOMS: { href: string; label: string; roles?: readonly Role[] }[] = [
  { href: "/settings/members", label: "People", roles: ["admin"] },
  { href: "/settings/organisation", label: "Organisation", roles: ["admin"] },
  { href: "/settings/targets", label: "Targets", roles: ["admin", "manager"] },
  { href: "/settings/devices", label: "Your devices" },
];

export function SettingsTabs({ current, role }: { current: string; role: Role }) {
  const rooms = ROOMS.filter(({ roles }) => !roles || roles.includes(role));
  return <Tabs label="Settings" items={rooms.map(({ href, label }) => ({ href, label, current: href === current }))} />;
}
