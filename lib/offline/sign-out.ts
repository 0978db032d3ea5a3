import { forgetThisDevice } from "@/lib/devices/register-this-device";
import { discardDevice, isUnsent, leaveDevice } from "./leave-device";
import type { Queue } from "./queue";
import { letGo } from "./renewing-fetch";

/** How long sending at the last moment may take. */
const PATIENCE = 20_000;

/** How many changes are on this device alone; none where it cannot keep any. */
export async function countUnsent(queue: Queue): Promise<number> {
  const entries = await queue.list().catch(() => []);
  return entries.filter(isUnsent).length;
}

/** Sends what can be sent now, and tells how many changes are left. */
export async function sendNow(queue: Queue, patience = PATIENCE): Promise<number> {
  await new Promise<void>((resolve) => {
    const look = async () => {
      const waits = (await queue.list().catch(() => [])).some(({ state }) => state === "waiting");
      if (!waits || queue.obstacle) end();
    };
    const stop = queue.subscribe(look);
    const timer = setTimeout(() => end(), patience);
    const end = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    queue.send();
  });
  return countUnsent(queue);
}

/**
 * Ends the session, then takes off this device what it held of its person; unsent changes stay unless they are
 * discarded. Throws while the server cannot be reached: then nothing has changed.
 */
export async function signOut(userId: string, { discard }: { discard: boolean }): Promise<void> {
  const response = await fetch("/sign-out", { method: "POST", redirect: "manual" });
  await letGo(response);
  if (response.type !== "opaqueredirect" && !response.ok) throw new Error(`Signing out failed: ${response.status}`);
  forgetThisDevice(userId);
  await (discard ? discardDevice(userId) : leaveDevice(userId));
}
