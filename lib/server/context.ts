import { auth } from "@clerk/nextjs/server";
import { getCloudflareContext } from "@opennextjs/cloudflare";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Mode } from "@/lib/auth/mode";
import { AppError } from "@/lib/command/errors";
import { readSession, requireMode, type Session } from "./session";

export type { Session } from "./session";

/** The most due leads that are counted for the badge, which says "30+" for this many. */
const DUE_CAP = 31;

/** The session of this page or action, read once however many components ask. Null without a valid one. */
export const findSession = cache(async (): Promise<Session | null> => {
  const { getToken } = await auth();
  return readSession(getCloudflareContext().env, await requestUrl(), await getToken(), DUE_CAP);
});

/** For pages: the session, or the sign-in page, or the sentence why an account has no access. */
export async function requireSession(): Promise<Session> {
  const session = await findSession().catch((error: unknown) => {
    if (error instanceof AppError && error.code === "forbidden") redirect("/no-access");
    throw error;
  });
  return session ?? redirect(signInPath(await requestUrl()));
}

/** Who vouches for sessions on this host. Throws when the deployment is half-configured. */
export async function requestMode(): Promise<Exclude<Mode, { kind: "broken" }>> {
  return requireMode(getCloudflareContext().env, await requestUrl());
}

async function requestUrl(): Promise<URL> {
  const list = await headers();
  return new URL(list.get("x-url") ?? `http://${list.get("host")}/`);
}

/** The sign-in page, which leads back here; the start of the app needs no saying. */
function signInPath({ pathname, searchParams }: URL): string {
  searchParams.delete("_rsc"); // Next's own, in its requests for a part of a page
  const here = searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname;
  return here === "/leads" ? "/sign-in" : `/sign-in?${new URLSearchParams({ to: here })}`;
}
