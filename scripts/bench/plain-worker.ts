import { DurableObject } from "cloudflare:workers";

/**
 * What the benchmark compares with: the obvious Worker on the same data. COUNT and LIMIT/OFFSET, a subquery per row for the
 * calls' count and the last call, `like` for a search; no session, no access rules, no decryption, no page: only JSON.
 */
export default {
  async fetch(request, { DB, FAN }) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/health") return Response.json({ data: "ok" });
    if (pathname === "/fan") return FAN.getByName("main").fetch(request);
    if (pathname === "/dashboard") return Response.json(await dashboard(DB));
    const id = /^\/leads\/([^/]+)$/.exec(pathname)?.[1];
    return Response.json(id ? await lead(DB, id) : await leads(DB, searchParams));
  },
} satisfies ExportedHandler<{ DB: D1Database; FAN: DurableObjectNamespace<Fan> }>;

/** The bare fan-out that the live hub is compared with: sockets under tags, and a finished frame for some of them. */
export class Fan extends DurableObject {
  override async fetch(request: Request): Promise<Response> {
    const tags = new URL(request.url).searchParams.get("tags")?.split(",") ?? [];
    if (request.method === "POST") {
      const frame = await request.text();
      for (const socket of new Set(tags.flatMap((tag) => this.ctx.getWebSockets(tag)))) socket.send(frame);
      return new Response(null, { status: 204 });
    }
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server, tags);
    server.send("hello");
    return new Response(null, { status: 101, webSocket: client });
  }
}

const LEAD = `select leads.*, (select name from users where users.id = leads.assigned_to) as assignee,
  (select count(*) from calls where calls.lead_id = leads.id and calls.deleted_at is null) as calls,
  (select max(start_time) from calls where calls.lead_id = leads.id and calls.deleted_at is null) as last_call
  from leads`;

async function leads(db: D1Database, asked: URLSearchParams) {
  const status = asked.get("status");
  const q = asked.get("q");
  const like = `%${q}%`;
  const where = [
    "deleted_at is null",
    ...(status ? ["status = ?"] : []),
    ...(q ? ["(name like ? or company like ? or email like ?)"] : []),
  ].join(" and ");
  const values = [...(status ? [status] : []), ...(q ? [like, like, like] : [])];
  const total = await db
    .prepare(`select count(*) as total from leads where ${where}`)
    .bind(...values)
    .first("total");
  const page = await db
    .prepare(`${LEAD} where ${where} order by created_at desc limit ? offset ?`)
    .bind(...values, Number(asked.get("limit") ?? 50), Number(asked.get("offset") ?? 0))
    .all();
  return { data: page.results, total };
}

/** Thirty days as the obvious SQL counts them, in the zone of the demo. */
async function dashboard(db: D1Database) {
  const day = "date(start_time, '+4 hours')";
  const since = `${day} > date('now', '+4 hours', '-30 days') and calls.deleted_at is null`;
  const demos = "sum(outcome = 'demo-booked') as demos, avg(duration) as length";
  const [totals, trend, people, hours, outcomes, funnel, won] = await db.batch([
    db.prepare(`select count(*) as calls, ${demos} from calls where ${since}`),
    db.prepare(`select ${day} as day, count(*) as calls, ${demos} from calls where ${since} group by 1 order by 1`),
    db.prepare(`select users.name, count(*) as calls, ${demos} from calls join users on users.id = user_id
      where ${since} group by user_id order by 2 desc limit 10`),
    db.prepare(
      `select strftime('%w %H', start_time, '+4 hours') as hour, count(*) as calls from calls where ${since} group by 1`,
    ),
    db.prepare(`select outcome, count(*) as calls from calls where ${since} group by 1`),
    db.prepare("select status, count(*) as leads from leads where deleted_at is null group by 1"),
    db.prepare(`select count(*) as created, sum(status = 'closed-won') as won from leads
      where date(created_at, '+4 hours') > date('now', '+4 hours', '-30 days') and deleted_at is null`),
  ]);
  return [totals, trend, people, hours, outcomes, funnel, won].map((found) => found?.results);
}

async function lead(db: D1Database, id: string) {
  const data = await db.prepare(`${LEAD} where id = ?`).bind(id).first();
  const calls = await db
    .prepare("select * from calls where lead_id = ? and deleted_at is null order by start_time desc limit 50")
    .bind(id)
    .all();
  const log = await db
    .prepare("select * from activity_log where lead_id = ? order by seq desc limit 50")
    .bind(id)
    .all();
  return { data, calls: calls.results, log: log.results };
}
