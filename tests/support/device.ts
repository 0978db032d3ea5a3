import type { BrowserContext, Page } from "@playwright/test";
import { expect } from "./people";

/** What the browser holds of a person: numbers of rows, the queue, and whether it ever caught up; null without any. */
export async function held(page: Page, userId: string) {
  return page.evaluate(async (name) => {
    // Opening what is not there would make it, empty.
    if (!(await indexedDB.databases()).some((database) => database.name === name)) return null;
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const tx = db.transaction(["rows", "outbox", "meta"]);
    const read = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const [rows, queued, at] = await Promise.all([
      read(tx.objectStore("rows").count()),
      read(tx.objectStore("outbox").getAll() as IDBRequest<{ state: string }[]>),
      read(tx.objectStore("meta").get("caughtUpAt")),
    ]);
    db.close();
    return { rows, queue: queued.map(({ state }) => state), caughtUp: at !== undefined };
  }, `scholarix ${userId}`);
}

/** Waits until the device is ready for work without a network: worker, working set and credential. */
export async function ready(page: Page, userId: string): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await expect.poll(async () => (await held(page, userId))?.caughtUp).toBe(true);
  const registeredAt = () =>
    page.evaluate((id) => JSON.parse(localStorage.getItem(`device ${id}`) ?? "{}").at ?? 0, userId);
  await expect.poll(registeredAt).toBeGreaterThan(0);
}

/** A page of our origin that runs nothing of the app. */
export async function bystander(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto("/icon.svg");
  return page;
}

/** Ends the sessions of a browser as time does; its device cookie lasts. */
export async function sessionsOver(context: BrowserContext): Promise<void> {
  await context.clearCookies({ name: /^(__session|__client_uat|local_refresh)$/ });
}

/** Fires the Background Sync of the queue, as the browser does when a network is back. */
export async function fireSync(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const registration = new Promise<string>((resolve) => {
    cdp.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const ours = registrations.find(({ scopeURL, isDeleted }) => page.url().startsWith(scopeURL) && !isDeleted);
      if (ours) resolve(ours.registrationId);
    });
  });
  await cdp.send("ServiceWorker.enable");
  await cdp.send("ServiceWorker.dispatchSyncEvent", {
    origin: new URL(page.url()).origin,
    registrationId: await registration,
    tag: "drain",
    lastChance: false,
  });
  await cdp.detach();
}
