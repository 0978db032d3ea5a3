import { verifyToken } from "@clerk/backend";
import type { Mode } from "./mode";

/** Whom a session belongs to, as its issuer names them. */
export interface Identity {
  issuer: "local" | "clerk";
  subject: string;
}

/**
 * The one verification of a session token, for requests and sockets alike: signature by `CLERK_JWT_KEY` without
 * network, times, and what Clerk leaves to us: `iss`, an `azp` that must be there, and no `aud`, for a
 * token made for something else is no session. Null for anything else.
 */
export async function verifySession(token: string | null, jwtKey: string, mode: Mode): Promise<Identity | null> {
  if (!token || mode.kind === "broken") return null;
  try {
    const claims = await verifyToken(token, { jwtKey, authorizedParties: mode.origins });
    if (claims.iss !== mode.issuer || !claims.azp || !claims.sub || "aud" in claims) return null;
    return { issuer: mode.kind, subject: claims.sub };
  } catch {
    return null;
  }
}
