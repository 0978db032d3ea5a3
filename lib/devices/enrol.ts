import { v7 as uuidv7 } from "uuid";
import type { Context } from "@/lib/command/context";
import { AppError } from "@/lib/command/errors";
import { execute } from "@/lib/command/execute";
import { registerDevice } from "./commands/register-device";
import { renewDevice } from "./commands/renew-device";
import { hashOfSecret, newDeviceSecret } from "./cookie";
import { findDevices } from "./queries";
import { isLive } from "./rules";
import type { Device } from "./schema";

interface Enrolment {
  id: string;
  name: string;
  /** The device this browser already is, if any. */
  currentId: string | null;
  sessionId: string | null;
}

/**
 * Makes a browser a device of its person, or the device it already is for another two weeks, with a new secret each time.
 * Throws `conflict` for one that was revoked in this very sign-in: signing in again is what gives it back.
 */
export async function enrol(
  ctx: Context,
  { id, name, currentId, sessionId }: Enrolment,
): Promise<{ id: string; secret: string; created: boolean }> {
  const known = await findDevices(ctx, currentId ? [currentId, id] : [id], sessionId);
  const now = ctx.now().toISOString();
  const live = (device: Device | undefined) => (device && isLive(device, now) ? device : undefined);
  const here = live(known.find((one) => one.id === currentId)) ?? live(known.find((one) => one.id === id));
  if (!here && known.some((one) => one.revokedAt && (one.id === id || one.sessionId === sessionId))) {
    throw new AppError("conflict", "This device was revoked. Sign in on it again to let it send by itself.");
  }
  const secret = newDeviceSecret();
  const hash = await hashOfSecret(secret);
  const outcome = here
    ? await execute(renewDevice, ctx, { id: here.id, secret: { hash, sessionId } }, { operationId: uuidv7() })
    : await execute(
        registerDevice,
        ctx,
        { id, name, userId: ctx.actor.id, secretHash: hash, sessionId },
        { operationId: uuidv7() },
      );
  if (outcome.error) throw new AppError(outcome.error.code, outcome.error.message, outcome.error.fields);
  return { id: here?.id ?? id, secret, created: !here };
}
