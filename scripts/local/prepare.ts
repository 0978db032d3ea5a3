import { openLocalDatabase, pendingMigrations, peopleOf } from "./database";
import { writeDemo } from "./demo-data";
import { DEMO_SIZE } from "./place";
import { step } from "./step";
import { migrateLocal } from "./wrangler";

/** Brings the local data up to date: new migrations, and the demo where nobody was ever invited. */
export async function prepareData(encryptionKey: string | undefined): Promise<void> {
  if (pendingMigrations().length > 0) await step("Migrating the database", migrateLocal);
  if (isEmpty()) {
    await step("Writing the demo data", (tell) => writeDemo(DEMO_SIZE, new Date(), encryptionKey, tell));
  }
}

function isEmpty(): boolean {
  const db = openLocalDatabase();
  const people = peopleOf(db);
  db.close();
  return people.length === 0;
}
