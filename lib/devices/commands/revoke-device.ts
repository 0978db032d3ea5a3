import { apply, defineCommand, one, unchanged, update } from "@/lib/command/define";
import { DeviceId } from "../schema";

/** From here on the device sends nothing by itself. What waits on it stays there. */
export const revokeDevice = defineCommand({
  name: "revokeDevice",
  input: DeviceId,
  load: (input) => ({ device: one("device", input.id) }),
  allow: () => true,
  plan: (_, { device }, { now }) =>
    device.revokedAt ? unchanged : apply(update("device", "device_revoked", device, { revokedAt: now }, now)),
});
