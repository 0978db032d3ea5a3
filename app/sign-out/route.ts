import { auth } from "@clerk/nextjs/server";
import { getCloudflareContext } from "@opennextjs/cloudflare";
import { revokeSession } from "@/lib/auth/clerk-directory";
import { serialiseCookie, signedOutCookies } from "@/lib/auth/local-session";
import { modeOf } from "@/lib/auth/mode";
import { endLive } from "@/lib/realtime/poke";
import { redirectTo } from "@/lib/server/redirect";

/** Ends the session where it was made, and on this browser in any case. */
export async function POST(request: Request): Promise<Response> {
  const { env } = getCloudflareContext();
  const { sessionId } = await auth();
  if (sessionId && modeOf(env, new URL(request.url)).kind === "clerk") await revokeSession(env, sessionId);
  if (sessionId) await endLive(env, sessionId);
  return redirectTo("/sign-in", signedOutCookies.map(serialiseCookie));
}
