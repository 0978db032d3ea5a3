import { type APIRequestContext, test as base, type Page } from "@playwright/test";
import { openLocalDatabase, peopleOf } from "../../scripts/local/database";
import { readDevVars } from "../../scripts/local/dev-vars";
import { signLocalToken } from "../../scripts/local/token";

export { expect } from "@playwright/test";

/** A person with a browser of their own. */
export interface Someone {
  page: Page;
  id: string;
}

interface Fixtures {
  /** Signs someone in through the sign-in page, in a browser context of their own. */
  signIn(email: string, options?: Parameters<import("@playwright/test").Browser["newContext"]>[0]): Promise<Someone>;
  /** The API as someone, by a Bearer token. */
  api(email: string): Promise<APIRequestContext>;
}

export const test = base.extend<Fixtures>({
  signIn: async ({ browser, baseURL }, use) => {
    const contexts: Page[] = [];
    await use(async (email, options) => {
      const context = await browser.newContext({ baseURL, ...options });
      const page = await context.newPage();
      contexts.push(page);
      await page.goto("/sign-in");
      await page.getByLabel("E-mail").fill(email);
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await page.waitForURL("**/leads");
      return { page, id: personId(email) };
    });
    for (const page of contexts) await page.context().close();
  },
  api: async ({ playwright, baseURL }, use) => {
    const contexts: APIRequestContext[] = [];
    await use(async (email) => {
      const context = await playwright.request.newContext({
        baseURL,
        extraHTTPHeaders: { authorization: `Bearer ${await tokenOf(email)}` },
      });
      contexts.push(context);
      return context;
    });
    for (const context of contexts) await context.dispose();
  },
});

export async function tokenOf(email: string, seconds = 3600): Promise<string> {
  return signLocalToken({
    userId: personId(email),
    port: Number(process.env.PORT),
    seconds,
    privateKey: readDevVars().LOCAL_PRIVATE_KEY ?? "",
  });
}

export function personId(email: string): string {
  const db = openLocalDatabase({ readOnly: true });
  try {
    const person = peopleOf(db).find((one) => one.email === email);
    if (!person) throw new Error(`Nobody is called ${email}.`);
    return person.id;
  } finally {
    db.close();
  }
}
