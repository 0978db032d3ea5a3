import { auth } from "@clerk/nextjs/server";
import { getCloudflareContext } from "@opennextjs/cloudflare";
import { revokeSession } from "@/lib/auth/clerk-directory";
import { serialiseCookie, signedOutCookies } from "@/lib/auth/local-session";
import { modeOf } from "@/lib/auth/mode";
import { redirectTo } from "@/lib/server/redirect";

/** Ends the session where it was made, and on this browser in any case. */
export async function POST(request: Request): Promise<Response> {
  const { env } = getCloudflareContext();
  if (modeOf(env, new URL(request.url)).kind === "clerk") {
    const { sessionId } = await auth();
    if (sessionId) await revokeSession(env, sessionId);
  }
  return redirectTo("/sign-in", signedOutCookies.map(serialiseCookie));
}
