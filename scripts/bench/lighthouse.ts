import { tmpdir } from "node:os";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { chromiumPath } from "../../tests/support/chromium";
import { step } from "../local/step";
import { median, table } from "./figures";
import { idOf, peopleIn, sessionOf } from "./people";
import { serveApp, temporaryFolder } from "./serve";

const WHO = "agent1@demo.test";
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-background-networking", "--disable-component-update"];
/** Beside the score, as Lighthouse simulates them on a slow phone: milliseconds, and the layout shift as it is. */
const AUDITS = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"];

interface Run {
  score: number;
  audits: number[];
}

/** Lighthouse's mobile performance of every kind of page, on a fresh demo, median of `runs`. */
export async function benchLighthouse(runs: number): Promise<void> {
  const state = temporaryFolder(tmpdir());
  const app = await step("Starting the app on a fresh demo", () => serveApp(state));
  try {
    const session = await sessionOf(idOf(peopleIn(state), WHO), app.port);
    const lead = await aLead(app.origin, session);
    const pages = ["/leads", `/leads/${lead}`, `/call/${lead}`, "/calls", "/activity", "/sign-in"];
    const rows: string[][] = [];
    for (const path of pages) {
      const name = path.replace(lead, ":id");
      const headers = path === "/sign-in" ? {} : session;
      await step(`Lighthouse of ${name}, ${runs} runs`, async () => {
        const done: Run[] = [];
        for (let run = 0; run < runs; run++) done.push(await runOnce(`${app.origin}${path}`, headers));
        rows.push(row(name, done));
      });
    }
    console.log(`\n${table(HEAD, rows)}\n`);
  } finally {
    await app.stop();
  }
}

async function aLead(origin: string, headers: Record<string, string>): Promise<string> {
  const response = await fetch(`${origin}/api/leads?limit=1&sort=-updatedAt`, { headers });
  const { data } = (await response.json()) as { data: { id: string }[] };
  return data[0]?.id ?? "";
}

async function runOnce(url: string, extraHeaders: Record<string, string>): Promise<Run> {
  const path = process.env.CHROME_PATH ?? chromiumPath();
  const chrome = await launch({ ...(path && { chromePath: path }), chromeFlags: FLAGS });
  try {
    const flags = { port: chrome.port, onlyCategories: ["performance"], extraHeaders, logLevel: "error" as const };
    const lhr = (await lighthouse(url, flags))?.lhr;
    const score = lhr?.categories.performance?.score;
    if (!lhr || typeof score !== "number" || lhr.finalDisplayedUrl !== url) {
      throw new Error(`Lighthouse gave ${url} no score: ${lhr?.runtimeError?.message ?? lhr?.finalDisplayedUrl}`);
    }
    return { score: score * 100, audits: AUDITS.map((name) => lhr.audits[name]?.numericValue ?? Number.NaN) };
  } finally {
    chrome.kill();
  }
}

const HEAD = ["page", "performance", "lowest to highest", "FCP ms", "LCP ms", "TBT ms", "CLS"];

function row(name: string, runs: readonly Run[]): string[] {
  const scores = runs.map(({ score }) => score);
  const [fcp, lcp, tbt, shift] = AUDITS.map((_, i) => median(runs.map(({ audits }) => audits[i] ?? Number.NaN)));
  const range = `${Math.min(...scores).toFixed(0)} to ${Math.max(...scores).toFixed(0)}`;
  const times = [fcp, lcp, tbt].map((value) => (value ?? Number.NaN).toFixed(0));
  return [name, median(scores).toFixed(0), range, ...times, (shift ?? Number.NaN).toFixed(3)];
}
