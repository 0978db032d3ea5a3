import { tmpdir } from "node:os";
import type { BrowserContext, Page } from "@playwright/test";
import { held, ready } from "../../tests/support/device";
import { changesOf, queueChanges } from "../../tests/support/queue-changes";
import { Problem } from "../local/problem";
import { step } from "../local/step";
import { withBrowser } from "./browser";
import { figuresOf, short, table } from "./figures";
import { idOf, peopleIn, sessionOf } from "./people";
import { type Server, serveApp, temporaryFolder } from "./serve";

const WHO = "agent1@demo.test";
const QUEUED = 500;
const LEADS = 20;

/** An outbox of 500 changes from the network's return until it is empty; and the way to the next lead without a network. */
export async function benchOffline(runs: number): Promise<void> {
  const state = temporaryFolder(tmpdir());
  const app = await step("Starting the app on a fresh demo", () => serveApp(state));
  try {
    const id = idOf(peopleIn(state), WHO);
    const session = await sessionOf(id, app.port);
    const drained: number[] = [];
    const stepped: number[] = [];
    await withBrowser(app.origin, WHO, async (page, context) => {
      await ready(page, id);
      await step(`Sending ${QUEUED} changes, ${runs} times`, async () => {
        for (let run = 0; run < runs; run++) drained.push(await drainOnce(app, session, page, id));
      });
      await step(`Going on from an outcome offline, ${LEADS} times`, async () => {
        stepped.push(...(await nextLeads(context, page)));
      });
    });
    console.log(`\n${table(HEAD, [row(`${QUEUED} changes sent`, drained), row("next lead, offline", stepped)])}\n`);
  } finally {
    await app.stop();
  }
}

const HEAD = ["what", "times", "p50 ms", "p95 ms", "slowest ms"];

function row(what: string, times: readonly number[]): string[] {
  const { count, p50, p95 } = figuresOf(times, 0);
  return [what, String(count), short(p50), short(p95), short(Math.max(...times))];
}

async function drainOnce({ origin }: Server, headers: Record<string, string>, page: Page, id: string): Promise<number> {
  const init = { method: "POST", headers: { ...headers, "content-type": "application/json" } };
  const body = JSON.stringify({ name: "Long Flight", phone: "+971501234567" });
  const lead = (await (await fetch(`${origin}/api/leads`, { ...init, body })).json()) as { data: { id: string } };
  await page.context().setOffline(true);
  await queueChanges(page, id, changesOf(lead.data.id, QUEUED));
  const started = performance.now();
  await page.context().setOffline(false);
  for (let waiting = QUEUED; waiting > 0; ) {
    await page.waitForTimeout(100);
    waiting = (await held(page, id))?.queue.length ?? 0;
    if (performance.now() - started > 120_000) throw new Problem("The outbox was not sent.", `${waiting} are left.`);
  }
  const time = performance.now() - started;
  const notes = await fetch(`${origin}/api/leads/${lead.data.id}/conversations?limit=200`, { headers });
  const { data } = (await notes.json()) as { data: unknown[] };
  if (data.length !== (QUEUED * 2) / 5) throw new Problem("The server has not all of it.", `${data.length} notes.`);
  return time;
}

/** From the press on "Save and next" to the frame in which the next lead stands, by the page's own clock. */
async function nextLeads(context: BrowserContext, page: Page): Promise<number[]> {
  await context.setOffline(true);
  await page.goto("/leads");
  await page.getByText("You are offline").waitFor();
  await page.locator("[data-call]").first().click();
  const times: number[] = [];
  for (let lead = 0; lead < LEADS; lead++) {
    await page.getByRole("button", { name: "Start call" }).click();
    await page.getByRole("timer").waitFor();
    await page.keyboard.press(String((lead % 5) + 2));
    await page.getByRole("button", { name: /Save and next/ }).waitFor();
    await page.waitForTimeout(1000);
    times.push(await page.evaluate(pressAndSee));
  }
  return times;
}

function pressAndSee(): Promise<number> {
  const { pathname } = window.location;
  return new Promise((resolve) => {
    const seen = new MutationObserver(() => {
      if (window.location.pathname === pathname || !document.querySelector("[data-start]")) return;
      seen.disconnect();
      // A task behind the next frame's: it has been painted.
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressed)));
    });
    seen.observe(document.body, { childList: true, subtree: true, characterData: true });
    const pressed = performance.now();
    document.querySelector<HTMLElement>("button[value=next]")?.click();
  });
}
