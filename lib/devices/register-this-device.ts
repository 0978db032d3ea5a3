import { v7 as uuidv7 } from "uuid";
import { renewingFetch } from "@/lib/offline/renewing-fetch";
import { deviceName } from "./device-name";

const DAY = 86_400_000;
const PATIENCE = 15_000;

/**
 * Gives this browser the credential that sends its person's queue when no page is open, and makes it last for another
 * two weeks: once a day. The cookie is the server's business; here is kept only which device this is.
 */
export async function registerThisDevice(userId: string): Promise<void> {
  const known = readNote(userId);
  if (known && Date.now() - known.at < DAY) return;
  const id = known?.id ?? uuidv7();
  // Before asking: an answer that is lost is then asked for again as the same device.
  writeNote(userId, { id, at: 0 });
  const response = await renewingFetch("/api/devices", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ id, name: deviceName(navigator.userAgent) }),
    signal: AbortSignal.timeout(PATIENCE),
  });
  // An answer nobody reads keeps one of the browser's few connections until the patience is over.
  await response.arrayBuffer();
  if (response.ok) writeNote(userId, { id, at: Date.now() });
  // Its owner revoked it: not asked again today, and then as another device, which wants a new sign-in.
  else if (response.status === 409) writeNote(userId, { id: null, at: Date.now() });
}

export function forgetThisDevice(userId: string): void {
  localStorage.removeItem(keyOf(userId));
}

interface Note {
  id: string | null;
  /** When it was last registered; 0 while that is not certain. */
  at: number;
}

const keyOf = (userId: string) => `device ${userId}`;

function readNote(userId: string): Note | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(userId)) ?? "null");
  } catch {
    return null;
  }
}

function writeNote(userId: string, note: Note): void {
  localStorage.setItem(keyOf(userId), JSON.stringify(note));
}
