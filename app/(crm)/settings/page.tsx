import { redirect } from "next/navigation";
import { isAdmin } from "@/lib/auth/roles";
import { requireSession } from "@/lib/server/context";

export default async function SettingsPage() {
  const { ctx } = await requireSession();
  redirect(isAdmin(ctx.actor) ? "/settings/members" : "/settings/devices");
}
