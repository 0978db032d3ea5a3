import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { chromiumPath } from "../../tests/support/chromium";

const FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** A browser where a person is signed in, until the work is done. */
export async function withBrowser<T>(
  origin: string,
  email: string,
  work: (page: Page, context: BrowserContext) => Promise<T>,
): Promise<T> {
  const path = process.env.CHROME_PATH ?? chromiumPath();
  const browser = await chromium.launch({ ...(path && { executablePath: path }), args: FLAGS });
  try {
    const context = await browser.newContext({ baseURL: origin, viewport: { width: 1440, height: 900 } });
    // What tsx wraps the names of functions in, also of those that are handed to the page.
    await context.addInitScript("globalThis.__name = (value) => value");
    const page = await context.newPage();
    await page.goto("/sign-in");
    await page.getByLabel("E-mail").fill(email);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL("**/leads");
    return await work(page, context);
  } finally {
    await browser.close();
  }
}
