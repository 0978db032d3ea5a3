import { databaseFile, type Person, peopleOf } from "../local/database";
import { readDevVars } from "../local/dev-vars";
import { STATE } from "../local/place";
import { signLocalToken } from "../local/token";

const TWO_HOURS = 7200;

/** Those who may sign in to the data in `state`. */
export function peopleIn(state: string): Person[] {
  const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
  const db = new DatabaseSync(state + databaseFile().slice(STATE.length), { timeout: 5000 });
  try {
    db.exec("pragma query_only = true");
    return peopleOf(db);
  } finally {
    db.close();
  }
}

/** The header that signs a person in at the app on `port`. */
export async function sessionOf(userId: string, port: number): Promise<Record<string, string>> {
  const privateKey = readDevVars().LOCAL_PRIVATE_KEY ?? "";
  return { authorization: `Bearer ${await signLocalToken({ userId, port, seconds: TWO_HOURS, privateKey })}` };
}

export function idOf(people: readonly Person[], email: string): string {
  const person = people.find((one) => one.email === email);
  if (!person) throw new Error(`Nobody is called ${email}.`);
  return person.id;
}
