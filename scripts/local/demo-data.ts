import type { DatabaseSync } from "node:sqlite";
import { planDemo } from "@/db/demo/demo";
import { seed } from "@/db/seed";
import { openKeyring } from "@/lib/crypto/keyring";
import type { Settings } from "@/lib/settings/schema";
import { openLocalDatabase, unreadable } from "./database";
import type { Tell } from "./step";

export interface DemoSize {
  leads: number;
  calls: number;
  agents: number;
}

/** Replaces all local data with the demo: everything, or when it is interrupted nothing. */
export async function writeDemo(
  size: DemoSize,
  now: Date,
  encryptionKey: string | undefined,
  tell: Tell,
): Promise<void> {
  const keyring = await openKeyring(encryptionKey);
  const db = openLocalDatabase();
  try {
    // a journal that holds old pages only: with the write-ahead log of D1 every new page would be written twice
    db.exec("pragma journal_mode = truncate; pragma cache_size = -400000; pragma threads = 2");
    tell("planning");
    await seed(db, planDemo({ ...size, now, settings: settingsOf(db) }), keyring, tell);
    shrink(db);
    db.exec("pragma journal_mode = wal");
  } catch (error) {
    throw unreadable(error);
  } finally {
    db.close();
  }
}

function settingsOf(db: DatabaseSync): Settings {
  const row = db.prepare("select *, time_zone as timeZone, working_week as workingWeek from settings").get();
  return row as unknown as Settings;
}

/** Gives back the room of what was there before, when it is most of the file. */
function shrink(db: DatabaseSync): void {
  const pages = Number(db.prepare("pragma page_count").get()?.page_count);
  const free = Number(db.prepare("pragma freelist_count").get()?.freelist_count);
  if (free > pages / 2) db.exec("vacuum");
}
