import { verifyWebhook } from "@clerk/backend/webhooks";

export interface ClerkEvent {
  /** Of this message, the same at each delivery. */
  id: string;
  /** The session that is over, when that is what it tells. */
  session?: { id: string; clerkId: string };
}

/** An event of Clerk's is a few kilobytes; anybody can send more, and it is read before it is verified. */
const LARGEST = 65_536;
const ENDS = new Set(["session.ended", "session.removed", "session.revoked"]);

/** What Clerk tells us, signed by it (Standard Webhooks). `off` without a secret, `forged` for anything else. */
export async function verifyClerkEvent(
  request: Request,
  { CLERK_WEBHOOK_SIGNING_SECRET: signingSecret }: Pick<Cloudflare.Env, "CLERK_WEBHOOK_SIGNING_SECRET">,
): Promise<ClerkEvent | "off" | "forged"> {
  if (!signingSecret || request.method !== "POST") return "off";
  const id = request.headers.get("svix-id") ?? "";
  const length = Number(request.headers.get("content-length") ?? Number.POSITIVE_INFINITY);
  if (length > LARGEST) return "forged";
  const event = await verifyWebhook(request, { signingSecret }).catch(() => null);
  if (!event || !id) return "forged";
  if (!ENDS.has(event.type)) return { id };
  const data = event.data as { id?: unknown; user_id?: unknown };
  if (typeof data.id !== "string" || typeof data.user_id !== "string") return { id };
  return { id, session: { id: data.id, clerkId: data.user_id } };
}
