import type { Page } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";

interface Change {
  command: string;
  input: { id: string; [field: string]: unknown };
  creates: string[];
}

/** Changes of a lead as an agent makes them: of five two notes, two calls and an edit; each says its place in the row. */
export function changesOf(leadId: string, count: number): Change[] {
  return Array.from({ length: count }, (_, n) => {
    const [id, said] = [uuidv7(), `Queued ${n}`];
    if (n % 5 === 4) return { command: "editLead", input: { id: leadId, company: said }, creates: [] };
    if (n % 5 > 1) {
      const input = { id, leadId, outcome: "no-answer", duration: 0, notes: said };
      return { command: "logCall", input, creates: [id] };
    }
    const input = { id, leadId, channel: "note", direction: "internal", body: said };
    return { command: "addConversation", input, creates: [id] };
  });
}

/** Writes changes into a person's outbox, as `enqueue` of lib/offline/outbox.ts does. */
export async function queueChanges(page: Page, userId: string, changes: readonly Change[]): Promise<void> {
  const at = new Date().toISOString();
  const entries = changes.map((change) => ({ ...change, id: uuidv7(), at, state: "waiting", failures: 0 }));
  await page.evaluate(
    async ({ name, queued }) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const tx = db.transaction(["outbox", "meta"], "readwrite", { durability: "strict" });
      for (const entry of queued) tx.objectStore("outbox").add(entry);
      tx.objectStore("meta").put(crypto.randomUUID(), "outbox");
      await new Promise<void>((resolve, reject) => {
        tx.oncomplete = () => resolve();
        tx.onabort = () => reject(tx.error);
      });
      db.close();
    },
    { name: `scholarix ${userId}`, queued: entries },
  );
}
