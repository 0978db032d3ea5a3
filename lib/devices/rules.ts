import type { Device } from "./schema";

const DAY = 86_400_000;
/** How long a device may send without its person having been there. */
export const LASTS = 14 * DAY;

export function expiryFrom(now: string): string {
  return new Date(Date.parse(now) + LASTS).toISOString();
}

/** Whether it may send. What is over stays over: its browser registers anew. */
export function isLive({ revokedAt, expiresAt }: Pick<Device, "revokedAt" | "expiresAt">, now: string): boolean {
  return revokedAt === null && expiresAt > now;
}

/** Once a day is often enough to note that a device is in use. */
export function isRenewalDue({ seenAt }: Pick<Device, "seenAt">, now: string): boolean {
  return Date.parse(now) - Date.parse(seenAt) >= DAY;
}
