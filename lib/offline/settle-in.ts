import type { Actor } from "@/lib/command/define";
import { leaveDevice } from "./leave-device";
import { noteSignedIn, readSignedIn } from "./signed-in";

/** Notes whose device this is now. Who was here before and never signed out leaves no customers behind. */
export async function settleIn(person: Actor): Promise<void> {
  const before = await readSignedIn();
  if (before && before.id !== person.id) await leaveDevice(before.id);
  await noteSignedIn(person);
}
