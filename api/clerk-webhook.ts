import { verifyClerkEvent } from "@/lib/auth/clerk-webhook";
import { onSessionEnded } from "@/lib/devices/session-ended";
import { logError } from "@/lib/server/log-error";

/** Clerk's word that a session is over: the device that was registered in it sends no more. Clerk repeats what fails. */
export async function clerkWebhook(request: Request, env: CloudflareEnv): Promise<Response> {
  const event = await verifyClerkEvent(request, env);
  if (event === "off") return new Response(null, { status: 404 });
  if (event === "forged") return new Response(null, { status: 400 });
  try {
    if (event.session) await onSessionEnded(env, event.session, event.id);
    return new Response(null, { status: 204 });
  } catch (error) {
    logError(error);
    return new Response(null, { status: 503 });
  }
}
