import { z } from "zod";
import type { Versioned } from "@/lib/command/define";
import { id, newId, requiredText } from "@/lib/fields";

/** A browser that may send its person's queue when no page is open. */
export interface Device extends Versioned {
  userId: string;
  name: string;
  /** Of the cookie; the cookie itself is nowhere but in the browser. */
  secretHash: string;
  /** The sign-in it was last registered in; null where the session has no name. */
  sessionId: string | null;
  createdAt: string;
  seenAt: string;
  expiresAt: string;
  revokedAt: string | null;
}

declare module "@/lib/command/define" {
  interface Entities {
    device: Device;
  }
}

const name = requiredText("The name", 100);
const secretHash = z.string("A hash is text.").regex(/^[0-9a-f]{64}$/, "Send SHA-256 in lower-case hexadecimal.");
const sessionId = z.string("A session is text.").max(255).nullable();

/** What a browser says of itself. */
export const ThisDevice = z.strictObject({ id: newId, name });
export const DeviceRegistration = z.strictObject({ id: newId, name, userId: id, secretHash, sessionId });
/** With `secret`, the browser got a new cookie, in this sign-in. */
export const DeviceRenewal = z.strictObject({
  id,
  secret: z.strictObject({ hash: secretHash, sessionId }).optional(),
});
export const DeviceId = z.strictObject({ id });
