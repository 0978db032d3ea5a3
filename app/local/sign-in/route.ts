import { getCloudflareContext } from "@opennextjs/cloudflare";
import { and, eq, ne } from "drizzle-orm";
import { noCost, openDatabase } from "@/db/client";
import { users } from "@/db/schema";
import { serialiseCookie, signInCookies } from "@/lib/auth/local-session";
import { modeOf } from "@/lib/auth/mode";
import { SYSTEM_ID } from "@/lib/members/policy";
import { ownPath, redirectTo } from "@/lib/server/redirect";

/** Signs in by e-mail alone, on this machine alone: anywhere else this address does not exist. */
export async function POST(request: Request): Promise<Response> {
  const { env } = getCloudflareContext();
  const url = new URL(request.url);
  const mode = modeOf(env, url);
  if (mode.kind !== "local" || !mode.origins.includes(request.headers.get("origin") ?? "")) {
    return new Response("Not found", { status: 404 });
  }
  const form = await request.formData().catch(() => null);
  if (!form) return new Response("Send the sign-in form.", { status: 400 });
  const email = String(form.get("email") ?? "")
    .trim()
    .toLowerCase();
  const db = openDatabase(env.DB, noCost());
  const [[member]] = await db.batch([
    db
      .select()
      .from(users)
      .where(and(eq(users.email, email), ne(users.id, SYSTEM_ID))),
  ]);
  const to = ownPath(form.get("to"), url.origin);
  if (!member?.active) return redirectTo(`/sign-in?${new URLSearchParams({ unknown: email.slice(0, 254), to })}`);
  const cookies = await signInCookies(env, member.id, url.origin);
  return redirectTo(to, cookies.map(serialiseCookie));
}
