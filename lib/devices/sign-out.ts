import { v7 as uuidv7 } from "uuid";
import { attempt, run } from "@/lib/server/action";
import { findSession } from "@/lib/server/context";
import { revokeDevice } from "./commands/revoke-device";
import { deviceIdIn } from "./cookie";

/** Revokes the device that signs out. The browser forgets its secret in any case, so a failure ends nothing. */
export async function revokeThisDevice(request: Request): Promise<void> {
  const id = deviceIdIn(request.headers.get("cookie"));
  if (!id) return;
  await attempt(async () => {
    const session = await findSession();
    if (session) await run(session, revokeDevice, { id }, uuidv7());
    return undefined;
  });
}
