import { parseArgs } from "node:util";
import { requireUnserved } from "./local/claim";
import { openLocalDatabase, pendingMigrations, peopleOf } from "./local/database";
import { type DemoSize, writeDemo } from "./local/demo-data";
import { ensureDevVars } from "./local/dev-vars";
import { DEMO_SIZE, STATE } from "./local/place";
import { main, Problem } from "./local/problem";
import { step } from "./local/step";
import { migrateLocal } from "./local/wrangler";

const USAGE =
  "Use `npm run seed -- --leads 500 --calls 5000 --agents 5`, with `--now 2026-11-24T11:20:00Z` for a fixed day.";

await main(async () => {
  const { size, now } = readOptions();
  requireUnserved();
  const keys = ensureDevVars();
  if (pendingMigrations().length > 0) await step("Migrating the database", migrateLocal);
  await step("Writing the demo data", (tell) => writeDemo(size, now, keys.ENCRYPTION_KEY, tell));
  report();
});

function readOptions(): { size: DemoSize; now: Date } {
  const text = { type: "string" } as const;
  try {
    const { values } = parseArgs({ options: { leads: text, calls: text, agents: text, now: text } });
    const now = values.now === undefined ? new Date() : new Date(values.now);
    if (Number.isNaN(now.getTime())) throw new Error(`--now ${values.now} is not a time.`);
    const size = {
      leads: count("leads", values.leads ?? DEMO_SIZE.leads, 1),
      calls: count("calls", values.calls ?? DEMO_SIZE.calls, 0),
      agents: count("agents", values.agents ?? DEMO_SIZE.agents, 1),
    };
    return { size, now };
  } catch (error) {
    throw new Problem((error as Error).message, USAGE);
  }
}

function count(name: string, value: string | number, least: number): number {
  const number = Number(value);
  if (Number.isSafeInteger(number) && number >= least && number <= 10_000_000) return number;
  throw new Error(`--${name} ${value} is not a number from ${least} to 10,000,000.`);
}

function report(): void {
  const db = openLocalDatabase({ readOnly: true });
  const rows = (table: string) =>
    Number(db.prepare(`select count(*) as n from ${table}`).get()?.n).toLocaleString("en");
  const people = peopleOf(db).length.toLocaleString("en");
  console.log(
    `  ${people} people, ${rows("leads")} leads, ${rows("calls")} calls, ${rows("conversations")} conversations,`,
  );
  console.log(`  ${rows("activity_log")} changes in the log, in ${STATE}`);
  db.close();
}
