import { verifyToken } from "@clerk/backend";
import type { Mode } from "./mode";

/** Whom a session belongs to, as its issuer names them. */
export interface Identity {
  issuer: "local" | "clerk";
  subject: string;
  /** The sign-in this token belongs to (`sid`), the same through all its renewals. */
  sid: string | null;
}

interface Verified extends Identity {
  /** Milliseconds since 1970. */
  until: number;
}

/** Enough for everyone at work in one isolate; the oldest goes first. */
const MOST_REMEMBERED = 500;
const remembered = new Map<string, Verified>();

/**
 * The one verification of a session token, for requests and sockets alike: signature by `CLERK_JWT_KEY` without
 * network, times, and what Clerk leaves to us: `iss`, an `azp` that must be there, and no `aud`, for a
 * token made for something else is no session. Null for anything else. What was verified stays so until it expires.
 */
export async function verifySession(token: string | null, jwtKey: string, mode: Mode): Promise<Identity | null> {
  if (!token || mode.kind === "broken") return null;
  const known = [token, jwtKey, mode.issuer, ...mode.origins].join(" ");
  const earlier = remembered.get(known);
  if (earlier && earlier.until > Date.now()) return identityOf(earlier);
  remembered.delete(known);
  const verified = await verify(token, jwtKey, mode);
  if (!verified) return null;
  remembered.set(known, verified);
  for (const oldest of remembered.keys()) {
    if (remembered.size <= MOST_REMEMBERED) break;
    remembered.delete(oldest);
  }
  return identityOf(verified);
}

async function verify(
  token: string,
  jwtKey: string,
  mode: Exclude<Mode, { kind: "broken" }>,
): Promise<Verified | null> {
  try {
    const claims = await verifyToken(token, { jwtKey, authorizedParties: mode.origins });
    if (claims.iss !== mode.issuer || !claims.azp || !claims.sub || "aud" in claims) return null;
    return { issuer: mode.kind, subject: claims.sub, sid: claims.sid ?? null, until: claims.exp * 1000 };
  } catch {
    return null;
  }
}

function identityOf({ issuer, subject, sid }: Verified): Identity {
  return { issuer, subject, sid };
}
