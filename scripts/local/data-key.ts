import { existsSync } from "node:fs";
import { openKeyring } from "@/lib/crypto/keyring";
import { databaseFile, hasTable, openLocalDatabase } from "./database";
import { STATE } from "./place";
import { Problem } from "./problem";

/** Throws a problem when the local data was sealed with another key than this one: nothing of it could be read. */
export async function requireKeyOfData(encryptionKey: string | undefined): Promise<void> {
  const lead = anyLead();
  if (!lead || (await opens(encryptionKey, lead))) return;
  throw new Problem(
    encryptionKey
      ? `The data in ${STATE} was encrypted with another ENCRYPTION_KEY than the one in \`.dev.vars\`.`
      : `The data in ${STATE} is encrypted, but its ENCRYPTION_KEY is gone from \`.dev.vars\`.`,
    `Put the old key back into \`.dev.vars\`, or start afresh: \`rm -r ${STATE}\`, then \`npm start\`.`,
  );
}

interface SealedLead {
  id: string;
  phone: string;
}

function anyLead(): SealedLead | undefined {
  if (!existsSync(databaseFile())) return undefined;
  const db = openLocalDatabase({ readOnly: true });
  try {
    if (!hasTable(db, "leads")) return undefined;
    return db.prepare("select id, phone from leads limit 1").get() as SealedLead | undefined;
  } finally {
    db.close();
  }
}

async function opens(encryptionKey: string | undefined, { id, phone }: SealedLead): Promise<boolean> {
  try {
    const keyring = await openKeyring(encryptionKey);
    await keyring.open(phone, { entity: "lead", id, field: "phone" });
    return true;
  } catch {
    return false;
  }
}
