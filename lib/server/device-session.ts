import { openDatabase } from "@/db/client";
import { execute } from "@/lib/command/execute";
import { renewDevice } from "@/lib/devices/commands/renew-device";
import { deviceCookies, deviceSecretIn, hashOfSecret } from "@/lib/devices/cookie";
import { findLiveDevice } from "@/lib/devices/queries";
import { isRenewalDue } from "@/lib/devices/rules";
import { newScope } from "./scope";
import { openSession, type Session } from "./session";

/**
 * The session of a browser whose person is not there: by its device cookie, which it sends to the push door alone. Null
 * without one that may send. A request with `Authorization` skips the cross-site check, so its cookies do not count.
 */
export async function readDeviceSession(request: Request, env: CloudflareEnv): Promise<Session | null> {
  const secret = request.headers.has("authorization") ? null : deviceSecretIn(request.headers.get("cookie"));
  if (!secret) return null;
  const scope = env.SCOPE ?? newScope(crypto.randomUUID());
  const db = openDatabase(env.DB, scope.cost);
  const device = await findLiveDevice(db, await hashOfSecret(secret), new Date().toISOString());
  if (!device) return null;
  const session = await openSession(env, { issuer: "local", subject: device.userId, sid: device.sessionId }, 0);
  return { ...session, device };
}

/** The answer to a device, with its cookie for another two weeks once a day. Pushing does not fail for it. */
export async function renewed(request: Request, { ctx, device }: Session, response: Response): Promise<Response> {
  const secret = deviceSecretIn(request.headers.get("cookie"));
  if (!device || !secret || !isRenewalDue(device, ctx.now().toISOString())) return response;
  const operationId = `renew:${device.id}:${device.seenAt}`;
  const outcome = await execute(renewDevice, ctx, { id: device.id }, { operationId }).catch(() => null);
  if (outcome?.status !== "applied") return response;
  const answered = new Response(response.body, response);
  for (const cookie of deviceCookies(device.id, secret)) answered.headers.append("set-cookie", cookie);
  return answered;
}
