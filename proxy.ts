import { clerkMiddleware } from "@clerk/nextjs/server";
import { getCloudflareContext } from "@opennextjs/cloudflare";
import { type NextFetchEvent, type NextRequest, NextResponse } from "next/server";
import { isFresh, REFRESH_COOKIE, refreshedSignIn, renewedCookie, serialiseCookie } from "@/lib/auth/local-session";
import { frontendHost, modeOf } from "@/lib/auth/mode";
import { contentSecurityPolicy } from "@/lib/server/csp";

const clerk = clerkMiddleware(
  (_auth, request) => {
    const clerkHost = process.env.LOCAL_MODE ? null : frontendHost(process.env.CLERK_PUBLISHABLE_KEY ?? "");
    const policy = contentSecurityPolicy(crypto.randomUUID().replaceAll("-", ""), clerkHost);
    const headers = new Headers(request.headers);
    headers.set("content-security-policy", policy);
    headers.set("x-url", request.url);
    const response = NextResponse.next({ request: { headers } });
    response.headers.set("content-security-policy", policy);
    return response;
  },
  () => ({
    publishableKey: process.env.CLERK_PUBLISHABLE_KEY ?? "",
    jwtKey: process.env.CLERK_JWT_KEY ?? "",
  }),
);

/** Clerk's middleware, with what Clerk's own script does elsewhere done here in local mode: keeping a session fresh. */
export default async function proxy(request: NextRequest, event: NextFetchEvent) {
  const { env } = getCloudflareContext();
  const url = new URL(request.url);
  if (modeOf(env, url).kind !== "local") return clerk(request, event);
  // Not a document to Clerk: nothing on this machine, no stray cookie and no stale token, may start its handshake.
  request.headers.set("sec-fetch-dest", "empty");
  if (request.headers.has("authorization")) return clerk(request, event);
  const { session, renewed } = await localSession(request, env, url.origin);
  // As a Bearer token: an expired cookie would make Clerk send the browser to Clerk's host (its handshake).
  if (session) request.headers.set("authorization", `Bearer ${session}`);
  const others = request.cookies.getAll().filter(({ name }) => !/^__(session|client_uat)/.test(name));
  request.headers.set("cookie", others.map(({ name, value }) => `${name}=${value}`).join("; "));
  const response = await clerk(request, event);
  if (renewed) response?.headers.append("set-cookie", serialiseCookie(renewed));
  return response;
}

/** The session cookie while it is fresh, else a new one from the refresh cookie. */
async function localSession(request: NextRequest, env: CloudflareEnv, origin: string) {
  const session = request.cookies.get("__session")?.value;
  if (isFresh(session)) return { session };
  const signIn = await refreshedSignIn(env, request.cookies.get(REFRESH_COOKIE)?.value);
  if (!signIn) return {};
  const renewed = await renewedCookie(env, signIn, origin);
  return { session: renewed.value, renewed };
}

export const config = {
  matcher: [
    "/(leads|calls|call)/:path*",
    "/((?!api/|_next/static|_next/image|.*\\.(?:svg|png|ico|webp|woff2|webmanifest|txt)$).*)",
  ],
};
