import { decodeJwt, importPKCS8, importSPKI, jwtVerify, SignJWT } from "jose";

/** Seconds a session token of the local mode lives: as short as Clerk's, so that nothing works only because it is long. */
const SESSION_SECONDS = 60;
const REFRESH_SECONDS = 12 * 3600;
/** Cookies end a little before their token, so that an expired one is never sent. */
const MARGIN_SECONDS = 5;

export const REFRESH_COOKIE = "local_refresh";

interface Keys {
  LOCAL_PRIVATE_KEY?: string;
  CLERK_JWT_KEY?: string;
}

/** The `Set-Cookie` values that sign a person in on this machine; `refresh` too at the first sign-in. */
export async function sessionCookies(keys: Keys, userId: string, origin: string, refresh: boolean): Promise<Cookie[]> {
  const session = await sign(keys, { sid: `sess_local_${crypto.randomUUID()}`, azp: origin }, userId, SESSION_SECONDS);
  const cookies: Cookie[] = [{ name: "__session", value: session, age: SESSION_SECONDS - MARGIN_SECONDS }];
  if (refresh) {
    const value = await sign(keys, { aud: REFRESH_COOKIE, azp: origin }, userId, REFRESH_SECONDS);
    cookies.push({ name: REFRESH_COOKIE, value, age: REFRESH_SECONDS });
  }
  return cookies;
}

export const signedOutCookies: Cookie[] = ["__session", "__client_uat", REFRESH_COOKIE].map((name) => ({
  name,
  value: "",
  age: 0,
}));

export interface Cookie {
  name: string;
  value: string;
  /** Seconds. */
  age: number;
}

export function serialiseCookie({ name, value, age }: Cookie): string {
  return `${name}=${value}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax`;
}

/** Whom the refresh cookie belongs to, or null when it is missing, altered or over. */
export async function refreshSubject(keys: Keys, cookie: string | undefined): Promise<string | null> {
  if (!cookie || !keys.CLERK_JWT_KEY) return null;
  try {
    const key = await importSPKI(pem("PUBLIC KEY", keys.CLERK_JWT_KEY), "RS256");
    const { payload } = await jwtVerify(cookie, key, { audience: REFRESH_COOKIE, issuer: "local" });
    return payload.sub ?? null;
  } catch {
    return null;
  }
}

/** Whether a session cookie is still good for a moment; its signature is checked later, where it counts. */
export function isFresh(session: string | undefined): boolean {
  if (!session) return false;
  try {
    return (decodeJwt(session).exp ?? 0) > Date.now() / 1000 + 1;
  } catch {
    return false;
  }
}

async function sign(keys: Keys, claims: Record<string, string>, subject: string, seconds: number): Promise<string> {
  const key = await importPKCS8(pem("PRIVATE KEY", keys.LOCAL_PRIVATE_KEY ?? ""), "RS256");
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "RS256", kid: "local", typ: "JWT" })
    .setSubject(subject)
    .setIssuer("local")
    .setIssuedAt(now)
    .setNotBefore(now - 5)
    .setExpirationTime(now + seconds)
    .sign(key);
}

/** A key of `.dev.vars` (base64 on one line) as jose reads it. */
function pem(label: string, base64: string): string {
  return `-----BEGIN ${label}-----\n${base64}\n-----END ${label}-----`;
}
