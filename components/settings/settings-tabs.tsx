import { Tabs } from "@/components/ui/tabs";

const ROOMS = [
  { href: "/settings/members", label: "People" },
  { href: "/settings/organisation", label: "Organisation" },
];

export function SettingsTabs({ current }: { current: string }) {
  return <Tabs label="Settings" items={ROOMS.map((room) => ({ ...room, current: room.href === current }))} />;
}
