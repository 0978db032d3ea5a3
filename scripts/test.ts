import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { constants, setPriority, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "./local/build";
import { exitOf, startNode, stopOnSignal } from "./local/children";
import { ensureDevVars } from "./local/dev-vars";
import { BIG_STATE } from "./local/place";
import { freePort } from "./local/ports";
import { main } from "./local/problem";

/** Where a part's words go: at once, or all together at its end. */
type Out = "inherit" | "pipe";

interface Counts {
  passed: number;
  failed: number;
}

/** `npm test`: everything, or with `--only unit|workers|simulation|mutants|e2e|budgets` one part. Ends with the sum of the reports. */
await main(async () => {
  const { values } = parseArgs({ options: { only: { type: "string" } } });
  const wants = (part: string) => !values.only || values.only === part;
  const reports = mkdtempSync(join(tmpdir(), "scholarix-test-"));
  stopOnSignal();
  ensureDevVars();
  const bigData = wants("budgets") && !values.only ? prepareBigData() : null;
  const parts: Counts[] = [];
  const count = async (part: string, run: () => Promise<Counts>) => {
    if (wants(part)) parts.push(await run());
  };
  const vitest = (project: string, out?: Out) => count(project, () => runVitest(project, reports, out));
  const playwright = (project: string, out?: Out) => count(project, () => runPlaywright(project, reports, out));
  await vitest("unit");
  await vitest("workers");
  // Two at a time, each on a core of its own; the browser's stories need both.
  await Promise.all([vitest("simulation"), wants("e2e") || wants("budgets") ? build() : null, bigData]);
  await Promise.all([vitest("mutants"), playwright("budgets", values.only ? "inherit" : "pipe")]);
  await playwright("e2e");
  rmSync(reports, { recursive: true, force: true });

  const passed = parts.reduce((sum, part) => sum + part.passed, 0);
  const failed = parts.reduce((sum, part) => sum + part.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0 || passed === 0) process.exitCode = 1;
});

/** Minutes for one core, while most of what the other parts do is waiting. What fails here the budgets do again, aloud. */
function prepareBigData(): Promise<number | null> {
  const child = startNode("tsx/dist/cli.mjs", ["tests/support/serve-big.ts", "--prepare-only"], {
    env: { STATE_DIR: BIG_STATE },
    stdio: "ignore",
  });
  if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  return exitOf(child);
}

async function runVitest(project: string, reports: string, out?: Out): Promise<Counts> {
  const report = join(reports, `${project}.json`);
  const code = await run(
    "vitest/vitest.mjs",
    [...["run", "--project", project, "--reporter", "default", "--reporter", "json"], `--outputFile.json=${report}`],
    out,
  );
  return counts(code, () => {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, "utf8"));
    return { passed: numPassedTests, failed: Math.max(numFailedTests, Math.min(1, numFailedTestSuites)) };
  });
}

async function runPlaywright(project: string, reports: string, out?: Out): Promise<Counts> {
  const report = join(reports, `${project}.json`);
  // The budgets' data takes two minutes to write, so it is kept; the stories always start from a fresh demo.
  const state = project === "budgets" ? BIG_STATE : join(reports, `${project}-state`);
  const code = await run("@playwright/test/cli.js", ["test", "--project", project, "--reporter", "line,json"], out, {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    PORT: String(await freePort()),
    PROJECT: project,
    STATE_DIR: state,
  });
  return counts(code, () => {
    const { stats } = JSON.parse(readFileSync(report, "utf8"));
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
  });
}

/** A runner that failed without saying which test did still counts as one failure. */
function counts(code: number | null, read: () => Counts): Counts {
  try {
    const { passed, failed } = read();
    return { passed, failed: code === 0 ? failed : Math.max(1, failed) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

async function run(
  script: string,
  args: string[],
  out: Out = "inherit",
  env: Record<string, string> = {},
): Promise<number | null> {
  const child = startNode(script, args, { env, stdio: ["ignore", out, out] });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (piece: Buffer) => said.push(piece));
  const code = await exitOf(child);
  process.stdout.write(Buffer.concat(said));
  return code;
}
