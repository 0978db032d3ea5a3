import autocannon from "autocannon";
import { BIG_STATE } from "../local/place";
import { step } from "../local/step";
import { type Figures, figuresOf, short, table } from "./figures";
import { idOf, peopleIn, sessionOf } from "./people";
import { type Server, serveApp, servePlain } from "./serve";

const TOGETHER = 10;
const WARM_UP = 1;
const DEEP = 200;
const SIZE = 50;

/** One thing asked of the plain Worker, and what the app is asked for the same. */
interface Question {
  plain: string;
  asked: { name: string; path: string; who: "manager" | "agent7" }[];
}

type Headers = Record<string, string>;

/** Requests at 10 connections and alone, on 100,000 leads and 1,000,000 calls, beside the plain Worker in the same minutes. */
export async function benchHttp(seconds: number): Promise<void> {
  const app = await step("Starting the app on 100,000 leads", () => serveApp(BIG_STATE));
  const plain = await step("Starting the plain Worker", () => servePlain(BIG_STATE)).catch(async (error) => {
    await app.stop();
    throw error;
  });
  try {
    const people = peopleIn(BIG_STATE);
    const session = async (email: string) => sessionOf(idOf(people, email), app.port);
    const sessions = { manager: await session("manager@demo.test"), agent7: await session("agent7@demo.test") };
    const rows: string[][] = [];
    for (const { plain: path, asked } of await questions(app, sessions)) {
      for (const connections of [TOGETHER, 1]) {
        const base = await measure(`${plain.origin}${path}`, {}, connections, seconds);
        rows.push(row(`plain ${withoutId(path)}`, "–", connections, base));
        for (const { name, path, who } of asked) {
          const figures = await measure(`${app.origin}${path}`, sessions[who], connections, seconds);
          rows.push(row(name, who, connections, figures, who === "manager" ? base : undefined));
        }
      }
    }
    console.log(`\n${table(HEAD, rows)}\n`);
  } finally {
    await plain.stop();
    await app.stop();
  }
}

async function questions(app: Server, { manager, agent7 }: Record<"manager" | "agent7", Headers>): Promise<Question[]> {
  const cursor = encodeURIComponent(await cursorOfPage(DEEP, app, manager));
  const [lead] = (await leads(app, agent7, "limit=1")).data;
  const both = (name: string, path: string): Question["asked"] => [
    { name, path, who: "manager" },
    { name, path, who: "agent7" },
  ];
  return [
    {
      plain: `/leads?status=new&limit=${SIZE}`,
      asked: [
        ...both("GET /api/leads?status=new&limit=50", `/api/leads?status=new&limit=${SIZE}`),
        ...both("page /leads?status=new", "/leads?status=new"),
      ],
    },
    { plain: `/leads?limit=${SIZE}`, asked: both("page /leads", "/leads") },
    {
      plain: `/leads?limit=${SIZE}&offset=${(DEEP - 1) * SIZE}`,
      asked: [
        { name: `GET /api/leads, page ${DEEP}`, path: `/api/leads?limit=${SIZE}&cursor=${cursor}`, who: "manager" },
        { name: `page /leads, page ${DEEP}`, path: `/leads?cursor=${cursor}`, who: "manager" },
      ],
    },
    { plain: `/leads?limit=${SIZE}&q=moh`, asked: both("page /leads?q=moh", "/leads?q=moh") },
    { plain: `/leads/${lead?.id}`, asked: both("page /leads/:id", `/leads/${lead?.id}`) },
    {
      plain: "/dashboard",
      asked: [
        ...both("GET /api/analytics/dashboard", "/api/analytics/dashboard"),
        ...both("page /reports", "/reports"),
      ],
    },
  ];
}

/** As a person gets there: from page to page. */
async function cursorOfPage(number: number, app: Server, headers: Headers): Promise<string> {
  let cursor = "";
  for (let page = 1; page < number; page++) {
    const next = await leads(app, headers, `limit=${SIZE}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    cursor = next.nextCursor ?? "";
  }
  return cursor;
}

async function leads(app: Server, headers: Headers, query: string) {
  const response = await fetch(`${app.origin}/api/leads?${query}`, { headers });
  if (!response.ok) throw new Error(`GET /api/leads?${query} answered ${response.status}.`);
  return (await response.json()) as { data: { id: string }[]; nextCursor: string | null };
}

interface Throughput extends Figures {
  rate: number;
}

async function measure(url: string, headers: Headers, connections: number, duration: number): Promise<Throughput> {
  await autocannon({ url, headers, connections, duration: WARM_UP });
  await settle(url, headers);
  const times: number[] = [];
  const run = autocannon({ url, headers, connections, duration });
  run.on("response", (_client, _status, _bytes, milliseconds) => times.push(milliseconds));
  const { errors, non2xx, duration: took } = await run;
  await settle(url, headers);
  return { ...figuresOf(times, errors + non2xx), rate: times.length / took };
}

/** What autocannon left unanswered when its time was up waits in the database's queue: an answer comes after it. */
async function settle(url: string, headers: Headers): Promise<void> {
  await (await fetch(url, { headers })).text();
}

const HEAD = ["what", "as", "connections", "requests/s", "p50 ms", "p95 ms", "p99 ms", "errors", "requests/s ÷ plain"];

function row(name: string, who: string, connections: number, figures: Throughput, base?: Throughput): string[] {
  const { rate, p50, p95, p99, errors } = figures;
  const ratio = base?.rate ? `${(rate / base.rate).toFixed(2)}×` : "";
  return [name, who, String(connections), ...[rate, p50, p95, p99].map(short), String(errors), ratio];
}

function withoutId(path: string): string {
  return path.replace(/^\/leads\/.*/, "/leads/:id");
}
