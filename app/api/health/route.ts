import { getCloudflareContext } from "@opennextjs/cloudflare";
import { sql } from "drizzle-orm";
import { noCost, openDatabase, statement } from "@/db/client";

export const dynamic = "force-dynamic";

function refuse(): Response {
  const error = { code: "method_not_allowed", message: "This address only takes GET." };
  return Response.json({ error }, { status: 405, headers: { allow: "GET" } });
}

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };

/** Whether the Worker can reach its database. The one path of the API that asks for no session. */
export async function GET(): Promise<Response> {
  const { env } = getCloudflareContext();
  try {
    const db = openDatabase(env.DB, noCost());
    await db.batch([statement(db, sql`select id from settings`)]);
    return Response.json({ data: { status: "ok" } });
  } catch {
    const error = { code: "unavailable", message: "The database cannot be reached." };
    return Response.json({ error }, { status: 503, headers: { "retry-after": "5" } });
  }
}
