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

/** An empty database as the migrations make it. */
export function migrated(): DatabaseSync {
  const db = new DatabaseSync(":memory:", { enableForeignKeyConstraints: false });
  for (const name of readdirSync("drizzle")
    .filter((file) => file.endsWith(".sql"))
    .sort()) {
    db.exec(readFileSync(`drizzle/${name}`, "utf8"));
  }
  return db;
}
