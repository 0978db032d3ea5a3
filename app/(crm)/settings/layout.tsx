import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { isAdmin } from "@/lib/auth/roles";
import { requireSession } from "@/lib/server/context";

/** The administrators' room; to anyone else it is not there. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { ctx } = await requireSession();
  if (!isAdmin(ctx.actor)) notFound();
  return children;
}
