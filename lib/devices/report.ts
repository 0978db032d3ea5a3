import { sql } from "drizzle-orm";
import { type Database, statement } from "@/db/client";
import { WAITING_HEADER } from "@/lib/realtime/protocol";
import { deviceIdIn } from "./cookie";

/** Milliseconds in which a device that has nothing new to tell is noted once. */
const OFTEN = 60_000;
const MOST = 100_000;

interface Reporter {
  db: Database;
  actor: { id: string };
  now(): Date;
}

/**
 * Notes that the device of this request was here, and what waits on it if it says so. A browser that is no device of this
 * person, or one that was revoked, is passed over.
 */
export async function reportDevice({ db, actor, now }: Reporter, request: Request): Promise<void> {
  const id = deviceIdIn(request.headers.get("cookie"));
  if (!id) return;
  const at = now();
  const waiting = waitingIn(request);
  await db.batch([
    statement(
      db,
      sql`insert into device_reports (device_id, user_id, at, waiting)
        select id, user_id, ${at.toISOString()}, ${waiting ?? 0} from devices
        where id = ${id} and user_id = ${actor.id} and revoked_at is null
        on conflict (device_id) do update
          set user_id = excluded.user_id, at = excluded.at, waiting = coalesce(${waiting}, waiting)
          where at < ${new Date(at.getTime() - OFTEN).toISOString()} or waiting <> coalesce(${waiting}, waiting)`,
    ),
  ]);
}

function waitingIn(request: Request): number | null {
  const told = request.headers.get(WAITING_HEADER) ?? "";
  return /^\d{1,9}$/.test(told) ? Math.min(Number(told), MOST) : null;
}
