import { AppError } from "@/lib/command/errors";

interface ClerkUser {
  primary_email_address_id: string | null;
  email_addresses: { id: string; email_address: string; verification: { status: string } | null }[];
}

/**
 * The verified primary e-mail of a Clerk user, lower case, or null (GET /v1/users/{id} of Clerk's Backend API). Asked
 * once in a person's life: at the sign-in that links them to their invitation.
 */
export async function verifiedEmail(
  env: Pick<Cloudflare.Env, "CLERK_SECRET_KEY" | "CLERK_API_URL">,
  clerkId: string,
): Promise<string | null> {
  const host = env.CLERK_API_URL ?? "https://api.clerk.com";
  const response = await fetch(`${host}/v1/users/${encodeURIComponent(clerkId)}`, {
    headers: { authorization: `Bearer ${env.CLERK_SECRET_KEY}` },
    signal: AbortSignal.timeout(5_000),
  }).catch(() => null);
  // A Worker has few connections, and an answer nobody reads keeps one.
  if (response && !response.ok) await response.body?.cancel();
  if (response?.status === 404) return null;
  if (!response?.ok) throw new AppError("unavailable", "Clerk could not be asked who you are. Try again in a moment.");
  const user: ClerkUser = await response.json();
  const primary = user.email_addresses.find((address) => address.id === user.primary_email_address_id);
  return primary?.verification?.status === "verified" ? primary.email_address.toLowerCase() : null;
}

/** Ends a session at Clerk (POST /v1/sessions/{id}/revoke). A failure is not told: the cookies go in any case. */
export async function revokeSession(
  env: Pick<Cloudflare.Env, "CLERK_SECRET_KEY" | "CLERK_API_URL">,
  sessionId: string,
): Promise<void> {
  const host = env.CLERK_API_URL ?? "https://api.clerk.com";
  const response = await fetch(`${host}/v1/sessions/${encodeURIComponent(sessionId)}/revoke`, {
    method: "POST",
    headers: { authorization: `Bearer ${env.CLERK_SECRET_KEY}` },
    signal: AbortSignal.timeout(5_000),
  }).catch(() => null);
  await response?.body?.cancel();
}
