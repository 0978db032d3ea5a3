import { and, asc, eq, ne } from "drizzle-orm";
import { noCost, openDatabase } from "@/db/client";
import { users } from "@/db/schema";
import { SYSTEM_ID } from "./policy";

/** Who can sign in on this machine: the first few of each role. Shown by the local mode's sign-in page alone. */
export async function listLocalPeople(env: Pick<CloudflareEnv, "DB">) {
  const db = openDatabase(env.DB, noCost());
  const [people] = await db.batch([
    db
      .select({ email: users.email, name: users.name, role: users.role })
      .from(users)
      .where(and(eq(users.active, true), ne(users.id, SYSTEM_ID)))
      .orderBy(asc(users.role), asc(users.email))
      .limit(8),
  ]);
  return people;
}
