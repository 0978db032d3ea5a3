import { redirect } from "next/navigation";
import { isAdmin, isManager } from "@/lib/auth/roles";
import { requireSession } from "@/lib/server/context";

export default async function SettingsPage() {
  const { ctx } = await requireSession();
  if (isAdmin(ctx.actor)) redirect("/settings/members");
  redirect(isManager(ctx.actor) ? "/settings/targets" : "/settings/devices");
}
