import { LASTS } from "./rules";

/** Sent to the one door that takes a device for its person, and nowhere else. */
const SECRET = "device";
const SECRET_PATH = "/api/sync/push";
/** Which device this is, for its owner's list and for signing out; it opens nothing. */
const ID = "device_id";

/** The `Set-Cookie` values that make a browser this device. */
export function deviceCookies(id: string, secret: string): string[] {
  const age = LASTS / 1000;
  return [secretCookie(secret, age), `${ID}=${id}; Path=/; Max-Age=${age}; HttpOnly; Secure; SameSite=Lax`];
}

export const forgottenDeviceCookies: string[] = [
  secretCookie("", 0),
  `${ID}=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax`,
];

export function deviceSecretIn(cookies: string | null): string | null {
  return cookieIn(cookies, SECRET);
}

export function deviceIdIn(cookies: string | null): string | null {
  return cookieIn(cookies, ID);
}

/** 32 random bytes: not guessed, so a plain SHA-256 hides it well enough. */
export function newDeviceSecret(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

export async function hashOfSecret(secret: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(secret));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function secretCookie(secret: string, age: number): string {
  return `${SECRET}=${secret}; Path=${SECRET_PATH}; Max-Age=${age}; HttpOnly; Secure; SameSite=Strict`;
}

function cookieIn(cookies: string | null, name: string): string | null {
  const pairs = (cookies ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) || null;
}
