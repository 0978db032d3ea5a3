import { type SQL, sql } from "drizzle-orm";
import { LASTS } from "./rules";

/** What a person's device last told the server. */
export interface Heard {
  userId: string;
  person: string;
  device: string;
  /** When it last spoke with the server. */
  at: string;
  /** Changes that it said wait on it. */
  waiting: number;
}

/** More than any team has; what is cut are those silent for longest. */
const MOST = 500;

/** The devices that may still send something, of everyone or of one person, the last heard first. Managers only. */
export function heardQuery(userId: string | null, now: string): SQL {
  const since = new Date(Date.parse(now) - LASTS).toISOString();
  return sql`select r.user_id as userId, u.name as person, d.name as device, r.at, r.waiting from device_reports r
    join devices d on d.id = r.device_id join users u on u.id = r.user_id
    where r.at > ${since} and d.revoked_at is null and u.active and (${userId} is null or +r.user_id = ${userId})
    order by r.at desc limit ${MOST}`;
}

/** A device is not missed sooner: pages come by every ten minutes at least. */
const SILENT = 15 * 60_000;
/** What was reported waiting a moment ago is on its way. */
const ON_ITS_WAY = 2 * 60_000;

/** Of whom figures up to now may miss something. */
export interface Missing {
  /** Devices that said something waits on them, and have not been heard since. */
  waiting: Heard[];
  /** People heard today, none of whose devices has been for a while: what they do offline nobody can know. */
  silent: Heard[];
}

/** `since` is the beginning of today where the organisation is. */
export function missingFrom(heard: readonly Heard[], { now, since }: { now: string; since: string }): Missing {
  const age = ({ at }: Heard) => Date.parse(now) - Date.parse(at);
  const waiting = heard.filter((one) => one.waiting > 0 && age(one) >= ON_ITS_WAY);
  const last = new Map<string, Heard>();
  for (const one of heard) if (one.at > (last.get(one.userId)?.at ?? "")) last.set(one.userId, one);
  const told = new Set(waiting.map(({ userId }) => userId));
  const silent = [...last.values()].filter((one) => one.at >= since && age(one) >= SILENT && !told.has(one.userId));
  return { waiting, silent };
}
