import { getCloudflareContext } from "@opennextjs/cloudflare";
import type { Metadata } from "next";
import { ClerkSignIn } from "@/components/session/clerk-sign-in";
import { LeftBehind } from "@/components/session/left-behind";
import { LocalSignIn } from "@/components/session/local-sign-in";
import { listLocalPeople } from "@/lib/members/local-people";
import { requestMode } from "@/lib/server/context";
import { ownPath } from "@/lib/server/redirect";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ unknown?: string; to?: string }>;
}) {
  const mode = await requestMode();
  const { unknown, to } = await searchParams;
  if (mode.kind === "clerk") {
    const next = ownPath(to, "https://our.invalid");
    return (
      <>
        <LeftBehind />
        <ClerkSignIn publishableKey={process.env.CLERK_PUBLISHABLE_KEY ?? ""} next={next} />
      </>
    );
  }
  const people = await listLocalPeople(getCloudflareContext().env);
  return (
    <>
      <LeftBehind />
      <LocalSignIn people={people} unknown={unknown} to={to} />
    </>
  );
}
