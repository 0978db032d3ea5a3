import { getCloudflareContext } from "@opennextjs/cloudflare";
import { and, eq, ne } from "drizzle-orm";
import { noCost, openDatabase } from "@/db/client";
import { users } from "@/db/schema";
import { serialiseCookie, sessionCookies } from "@/lib/auth/local-session";
import { modeOf } from "@/lib/auth/mode";
import { SYSTEM_ID } from "@/lib/members/policy";
import { redirectTo } from "@/lib/server/redirect";

/** Signs in by e-mail alone, on this machine alone: anywhere else this address does not exist. */
export async function POST(request: Request): Promise<Response> {
  const { env } = getCloudflareContext();
  const url = new URL(request.url);
  if (modeOf(env, url).kind !== "local" || request.headers.get("origin") !== url.origin) {
    return new Response("Not found", { status: 404 });
  }
  const form = await request.formData();
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
  if (!member?.active) return redirectTo(`/sign-in?unknown=${encodeURIComponent(email.slice(0, 254))}`);
  const cookies = await sessionCookies(env, member.id, url.origin, true);
  return redirectTo(pathOf(form.get("to")), cookies.map(serialiseCookie));
}

/** Only a path of ours: never `//host` or another scheme. */
function pathOf(to: FormDataEntryValue | null): string {
  return typeof to === "string" && /^\/(?![/\\])/.test(to) ? to : "/leads";
}
