import { auth } from "@clerk/nextjs/server";
import { getCloudflareContext } from "@opennextjs/cloudflare";
import { revokeSession } from "@/lib/auth/clerk-directory";
import { serialiseCookie, signedOutCookies } from "@/lib/auth/local-session";
import { modeOf } from "@/lib/auth/mode";
import { forgottenDeviceCookies } from "@/lib/devices/cookie";
import { revokeThisDevice } from "@/lib/devices/sign-out";
import { LEFT } from "@/lib/offline/left-cookie";
import { endLive } from "@/lib/realtime/poke";
import { redirectTo } from "@/lib/server/redirect";

/** Ends the session where it was made, and on this browser in any case. */
export async function POST(request: Request): Promise<Response> {
  const { env } = getCloudflareContext();
  const { sessionId } = await auth();
  await revokeThisDevice(request);
  if (sessionId && modeOf(env, new URL(request.url)).kind === "clerk") await revokeSession(env, sessionId);
  if (sessionId) await endLive(env, sessionId);
  const cookies = [...signedOutCookies.map(serialiseCookie), ...forgottenDeviceCookies];
  return redirectTo("/sign-in", [...cookies, `${LEFT}=1; Path=/sign-in; Max-Age=600; SameSite=Lax`]);
}
