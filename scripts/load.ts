import { constants, cpSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Agent, type Sample } from "./bench/agent";
import { figuresOf, short, table } from "./bench/figures";
import { peopleIn, sessionOf } from "./bench/people";
import { type Server, serveApp, temporaryFolder } from "./bench/serve";
import { build } from "./local/build";
import { stopOnSignal } from "./local/children";
import { ensureDevVars } from "./local/dev-vars";
import { BIG_STATE } from "./local/place";
import { main, Problem } from "./local/problem";
import { step } from "./local/step";

const AGENTS = 100;
/** Each agent asks once in this time, give or take a half of it. */
const PACE = 2000;
const BUDGET = 200;

/** `npm run load`: 100 agents at work on 100,000 leads for `--seconds 60`. Fails on an error, or a p95 of 200 ms or more. */
await main(async () => {
  const seconds = readSeconds();
  stopOnSignal();
  ensureDevVars();
  await build();
  const state = await copyOfBigState();
  const app = await step("Starting the app on the copy", () => serveApp(state));
  let samples: Sample[] = [];
  let took = 0;
  try {
    const agents = await step(`Signing ${AGENTS} agents in`, () => signIn(state, app));
    console.log(
      `  ${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}, ${new Date().toISOString()}`,
    );
    const started = performance.now();
    samples = await step(`At work for ${seconds} s`, () => work(agents, seconds * 1000));
    took = (performance.now() - started) / 1000;
  } finally {
    await app.stop();
  }
  process.exitCode = report(samples, took) ? 0 : 1;
  process.exit();
});

function readSeconds(): number {
  const { values } = parseArgs({ options: { seconds: { type: "string", default: "60" } } });
  const seconds = Number(values.seconds);
  if (seconds > 0) return seconds;
  throw new Problem(`--seconds ${values.seconds} is not a time.`, "Use `npm run load -- --seconds 60`.");
}

/** The prefilled data stays as it is: agents write. Serving it once makes it, brings it up to date and lets it rest. */
async function copyOfBigState(): Promise<string> {
  const big = await step("Bringing 100,000 leads up to date", () => serveApp(BIG_STATE));
  await big.stop();
  const copy = temporaryFolder(dirname(BIG_STATE));
  await step("Copying them", () =>
    cpSync(join(BIG_STATE, "v3/d1"), join(copy, "v3/d1"), { recursive: true, mode: constants.COPYFILE_FICLONE }),
  );
  return copy;
}

/** Ten at a time, each opening the list once: the Worker is warm when the measuring begins. */
async function signIn(state: string, app: Server): Promise<Agent[]> {
  const people = peopleIn(state).filter(({ email }) => /^agent\d+@/.test(email));
  if (people.length < AGENTS) throw new Error(`There are only ${people.length} agents.`);
  const agents: Agent[] = [];
  for (const { id } of people.slice(0, AGENTS)) agents.push(new Agent(app.origin, await sessionOf(id, app.port)));
  for (let i = 0; i < agents.length; i += 10) {
    for (const { wrong } of await Promise.all(agents.slice(i, i + 10).map((agent) => agent.signIn()))) {
      if (wrong) throw new Error(wrong);
    }
  }
  return agents;
}

async function work(agents: readonly Agent[], milliseconds: number): Promise<Sample[]> {
  const samples: Sample[] = [];
  const end = performance.now() + milliseconds;
  await Promise.all(
    agents.map(async (agent) => {
      let due = performance.now() + Math.random() * PACE;
      while (due < end && performance.now() < end) {
        await pause(Math.max(0, due - performance.now()));
        samples.push(await agent.next());
        due += PACE * (0.5 + Math.random());
      }
    }),
  );
  return samples;
}

/** Prints what happened in so many seconds; answers whether it stayed within the budget. */
function report(samples: readonly Sample[], seconds: number): boolean {
  const kinds = Object.entries(Object.groupBy(samples, ({ kind }) => kind)).sort(([a], [b]) => a.localeCompare(b));
  const rows = kinds.map(([kind, some = []]) => row(kind, some));
  console.log(
    `\n${table(["request", "count", "p50 ms", "p95 ms", "p99 ms", "errors"], [...rows, row("all", samples)])}`,
  );
  const offered = AGENTS / (PACE / 1000);
  console.log(`\n  ${short(samples.length / seconds)} of ${offered} requests/s answered in ${seconds.toFixed(1)} s`);
  const wrong = samples.flatMap((sample) => sample.wrong ?? []);
  for (const reason of wrong.slice(0, 5)) console.error(`  ${reason}`);
  const { p95 } = figures(samples);
  const within = samples.length > 0 && p95 < BUDGET && wrong.length === 0;
  console.log(`  p95 ${short(p95)} ms of ${BUDGET}, ${wrong.length} errors: ${within ? "within" : "over"} the budget`);
  return within;
}

function figures(samples: readonly Sample[]) {
  return figuresOf(
    samples.map(({ milliseconds }) => milliseconds),
    samples.filter(({ wrong }) => wrong).length,
  );
}

function row(kind: string, samples: readonly Sample[]): string[] {
  const { count, p50, p95, p99, errors } = figures(samples);
  return [kind, String(count), ...[p50, p95, p99].map(short), String(errors)];
}
