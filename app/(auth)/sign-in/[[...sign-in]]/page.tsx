import { getCloudflareContext } from "@opennextjs/cloudflare";
import type { Metadata } from "next";
import { ClerkSignIn } from "@/components/session/clerk-sign-in";
import { LocalSignIn } from "@/components/session/local-sign-in";
import { listLocalPeople } from "@/lib/members/local-people";
import { requestMode } from "@/lib/server/context";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ unknown?: string; to?: string }>;
}) {
  const mode = await requestMode();
  if (mode.kind === "clerk") return <ClerkSignIn publishableKey={process.env.CLERK_PUBLISHABLE_KEY ?? ""} />;
  const { unknown, to } = await searchParams;
  const people = await listLocalPeople(getCloudflareContext().env);
  return <LocalSignIn people={people} unknown={unknown} to={to} />;
}
