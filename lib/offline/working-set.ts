import { readCursor } from "./replica";
import { readSignedIn } from "./signed-in";
import { openStore } from "./store";

/** Whether this device holds what its person works with. */
export async function hasWorkingSet(): Promise<boolean> {
  const person = await readSignedIn();
  if (!person) return false;
  const store = await openStore(person.id);
  try {
    return (await readCursor(store)) !== undefined;
  } finally {
    store.close();
  }
}
