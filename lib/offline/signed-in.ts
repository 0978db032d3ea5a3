import { type DBSchema, openDB } from "idb";
import type { Actor } from "@/lib/command/define";

interface Schema extends DBSchema {
  notes: { key: "person"; value: Actor };
}

/** Notes who is signed in here: the service worker and the offline shell know no session. */
export async function noteSignedIn(person: Actor): Promise<void> {
  await withNotes((notes) => notes.put("notes", person, "person"));
}

/** Who was last signed in on this device and has not signed out; null when nobody. */
export async function readSignedIn(): Promise<Actor | null> {
  return (await withNotes((notes) => notes.get("notes", "person"))) ?? null;
}

export async function forgetSignedIn(): Promise<void> {
  await withNotes((notes) => notes.delete("notes", "person"));
}

async function withNotes<T>(work: (notes: Awaited<ReturnType<typeof openNotes>>) => Promise<T>): Promise<T> {
  const notes = await openNotes();
  try {
    return await work(notes);
  } finally {
    notes.close();
  }
}

function openNotes() {
  return openDB<Schema>("scholarix", 1, { upgrade: (db) => void db.createObjectStore("notes") });
}
