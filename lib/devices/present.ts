import type { Device } from "./schema";

/** A device as its owner sees it; `current` is the one that asks. */
export interface DeviceView {
  id: string;
  name: string;
  createdAt: string;
  seenAt: string;
  expiresAt: string;
  current: boolean;
}

export function presentDevice(
  { id, name, createdAt, seenAt, expiresAt }: Device,
  currentId: string | null,
): DeviceView {
  return { id, name, createdAt, seenAt, expiresAt, current: id === currentId };
}
