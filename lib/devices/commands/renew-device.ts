import { apply, conflict, defineCommand, one, unchanged, update } from "@/lib/command/define";
import { expiryFrom, isLive, isRenewalDue } from "../rules";
import { DeviceRenewal } from "../schema";

/** Notes that a device is in use, which lets it send for another two weeks. */
export const renewDevice = defineCommand({
  name: "renewDevice",
  input: DeviceRenewal,
  load: (input) => ({ device: one("device", input.id) }),
  allow: () => true,
  plan({ secret }, { device }, { now }) {
    if (!isLive(device, now)) return conflict("This device may not send any more. Sign in again on it.");
    if (!secret && !isRenewalDue(device, now)) return unchanged;
    const cookie = secret ? { secretHash: secret.hash, sessionId: secret.sessionId } : {};
    return apply(
      update("device", "device_renewed", device, { seenAt: now, expiresAt: expiryFrom(now), ...cookie }, now),
    );
  },
});
