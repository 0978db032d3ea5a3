import { readdirSync, readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { ORGANISATION, type Settings } from "@/lib/settings/schema";

/** The organisation as the migrations make it. */
export const SETTINGS: Settings = {
  id: ORGANISATION,
  name: "Scholarix",
  timeZone: "Asia/Dubai",
  country: "AE",
  currency: "AED",
  workingWeek: "mon-fri",
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
  seq: 0,
};

/** An empty database as the migrations make it; `through` one of them by its number, when not all. */
export function migrated(through = "9999"): DatabaseSync {
  const db = new DatabaseSync(":memory:", { enableForeignKeyConstraints: false });
  migrate(db, "0000", through);
  return db;
}

/** Applies the migrations with these numbers, first to last. */
export function migrate(db: DatabaseSync, first: string, last = "9999"): void {
  const names = readdirSync("drizzle").filter((file) => file.endsWith(".sql"));
  for (const name of names.sort()) {
    const number = name.slice(0, 4);
    if (number >= first && number <= last) db.exec(readFileSync(`drizzle/${name}`, "utf8"));
  }
}
