import { getCloudflareContext } from "@opennextjs/cloudflare";
import { cookies } from "next/headers";
import { REFRESH_COOKIE, refreshedSignIn, renewedCookie, serialiseCookie } from "@/lib/auth/local-session";
import { modeOf } from "@/lib/auth/mode";

/** A fresh session for a page that has been open longer than a token lives: what Clerk's script does with Clerk. */
export async function POST(request: Request): Promise<Response> {
  const { env } = getCloudflareContext();
  const url = new URL(request.url);
  if (modeOf(env, url).kind !== "local") return new Response("Not found", { status: 404 });
  const signIn = await refreshedSignIn(env, (await cookies()).get(REFRESH_COOKIE)?.value);
  if (!signIn) return new Response(null, { status: 401 });
  const headers = new Headers({ "cache-control": "no-store" });
  headers.append("set-cookie", serialiseCookie(await renewedCookie(env, signIn, url.origin)));
  return new Response(null, { status: 204, headers });
}
