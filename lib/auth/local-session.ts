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

/** A sign-in on this machine: whose, and which (`sid`). It stays the same through all its renewals. */
export interface SignIn {
  userId: string;
  sid: string;
}

/** The `Set-Cookie` values that sign a person in on this machine. */
export async function signInCookies(keys: Keys, userId: string, origin: string): Promise<Cookie[]> {
  const sid = `sess_local_${crypto.randomUUID()}`;
  const refresh = await sign(keys, { sid, aud: REFRESH_COOKIE, azp: origin }, userId, REFRESH_SECONDS);
  return [
    await renewedCookie(keys, { userId, sid }, origin),
    { name: REFRESH_COOKIE, value: refresh, age: REFRESH_SECONDS },
  ];
}

/** A fresh session of the same sign-in. */
export async function renewedCookie(keys: Keys, { userId, sid }: SignIn, origin: string): Promise<Cookie> {
  const value = await sign(keys, { sid, azp: origin }, userId, SESSION_SECONDS);
  return { name: "__session", value, age: SESSION_SECONDS - MARGIN_SECONDS };
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

/** The sign-in that a refresh cookie belongs to, or null when it is missing, altered or over. */
export async function refreshedSignIn(keys: Keys, cookie: string | undefined): Promise<SignIn | null> {
  if (!cookie || !keys.CLERK_JWT_KEY) return null;
  try {
    const key = await importSPKI(pem("PUBLIC KEY", keys.CLERK_JWT_KEY), "RS256");
    const { payload } = await jwtVerify(cookie, key, { audience: REFRESH_COOKIE, issuer: "local" });
    if (!payload.sub) return null;
    return { userId: payload.sub, sid: String(payload.sid ?? `sess_local_${payload.sub}`) };
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
