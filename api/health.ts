import { sql } from "drizzle-orm";
import { noCost, openDatabase, statement } from "@/db/client";

/** Whether the Worker can reach its database. The one path of the API that asks for no session. */
export async function health(request: Request, env: CloudflareEnv): Promise<Response> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    const error = { code: "method_not_allowed", message: "This address only takes GET." };
    return Response.json({ error }, { status: 405, headers: { allow: "GET, HEAD" } });
  }
  try {
    const db = openDatabase(env.DB, env.SCOPE?.cost ?? noCost());
    await db.batch([statement(db, sql`select id from settings`)]);
    return Response.json({ data: { status: "ok" } });
  } catch {
    const error = { code: "unavailable", message: "The database cannot be reached." };
    return Response.json({ error }, { status: 503, headers: { "retry-after": "5" } });
  }
}
