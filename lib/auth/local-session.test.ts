import { exportPKCS8, exportSPKI, generateKeyPair } from "jose";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { verifySession } from "./identity";
import {
  isFresh,
  REFRESH_COOKIE,
  refreshedSignIn,
  renewedCookie,
  serialiseCookie,
  signInCookies,
} from "./local-session";
import type { Mode } from "./mode";

const ORIGIN = "http://localhost:8787";
const MODE: Mode = { kind: "local", issuer: "local", origins: [ORIGIN] };
const oneLine = (pem: string) => pem.replace(/-----[^-]+-----|\s/g, "");

let keys: { LOCAL_PRIVATE_KEY: string; CLERK_JWT_KEY: string };

beforeAll(async () => {
  const pair = await generateKeyPair("RS256", { extractable: true });
  keys = {
    LOCAL_PRIVATE_KEY: oneLine(await exportPKCS8(pair.privateKey)),
    CLERK_JWT_KEY: oneLine(await exportSPKI(pair.publicKey)),
  };
});

async function signedIn() {
  const [session, refresh] = await signInCookies(keys, "u1", ORIGIN);
  return { session: session?.value ?? "", refresh: refresh?.value ?? "" };
}

describe("signing in on this machine", () => {
  test("gives a session that the one verification takes, for a minute", async () => {
    const { session } = await signedIn();
    const verify = () => verifySession(session, keys.CLERK_JWT_KEY, MODE);
    expect(await verify()).toEqual({ issuer: "local", subject: "u1", sid: expect.stringMatching(/^sess_local_/) });
    expect(isFresh(session)).toBe(true);
    vi.useFakeTimers({ now: Date.now() + 75_000, toFake: ["Date"] });
    expect([await verify(), isFresh(session)]).toEqual([null, false]);
    vi.useRealTimers();
  });

  test("gives a refresh token that renews sessions, and is none itself", async () => {
    const { session, refresh } = await signedIn();
    expect(await refreshedSignIn(keys, refresh)).toMatchObject({ userId: "u1" });
    expect(await refreshedSignIn(keys, session)).toBeNull();
    expect(await verifySession(refresh, keys.CLERK_JWT_KEY, MODE)).toBeNull();
  });

  test("stays one sign-in through its renewals, and is unlike the next", async () => {
    const first = await signedIn();
    const signIn = await refreshedSignIn(keys, first.refresh);
    const renewed = signIn && (await renewedCookie(keys, signIn, ORIGIN));
    const sid = async (token = "") => (await verifySession(token, keys.CLERK_JWT_KEY, MODE))?.sid;
    expect(await sid(renewed?.value)).toBe(await sid(first.session));
    expect(await sid((await signedIn()).session)).not.toBe(await sid(first.session));
  });

  test("takes no refresh token that is missing, altered or of another key", async () => {
    const { refresh } = await signedIn();
    const stranger = await generateKeyPair("RS256", { extractable: true });
    const other = { CLERK_JWT_KEY: oneLine(await exportSPKI(stranger.publicKey)) };
    for (const [ring, cookie] of [
      [keys, undefined],
      [keys, `${refresh}x`],
      [keys, "x.y.z"],
      [other, refresh],
      [{}, refresh],
    ] as const) {
      expect(await refreshedSignIn(ring, cookie)).toBeNull();
    }
  });

  test("keeps its cookies from scripts and other sites", () => {
    const cookie = serialiseCookie({ name: REFRESH_COOKIE, value: "v", age: 5 });
    expect(cookie).toBe("local_refresh=v; Path=/; Max-Age=5; HttpOnly; SameSite=Lax");
  });
});
