import { apply, create, defineCommand, idTaken, taken } from "@/lib/command/define";
import { expiryFrom } from "../rules";
import { DeviceRegistration } from "../schema";

/** Lets a browser send its person's queue when no page is open. */
export const registerDevice = defineCommand({
  name: "registerDevice",
  input: DeviceRegistration,
  load: (input) => ({ taken: taken("device", input.id) }),
  allow: (actor, input) => actor.id === input.userId || "A device is registered by its own person.",
  plan(input, rows, { now }) {
    if (rows.taken) return idTaken;
    const device = { ...input, createdAt: now, seenAt: now, expiresAt: expiryFrom(now), revokedAt: null, seq: 0 };
    return apply(create("device", "device_registered", device));
  },
});
