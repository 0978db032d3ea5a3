import type { Database } from "@/db/client";
import type { Keyring } from "@/lib/crypto/keyring";
import type { Actor } from "./define";
import type { Stores } from "./store";

/** What a command or query runs with. It is always the first argument; nothing about the caller is ambient. */
export interface Context {
  db: Database;
  keyring: Keyring;
  stores: Stores;
  actor: Actor;
  now(): Date;
  /** Called once after each commit; the live hub listens here. A hint only: the log is the truth. */
  committed?(): void;
}
