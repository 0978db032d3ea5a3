import { base64url, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { verifySession } from "./identity";
import type { Mode } from "./mode";

const ORIGIN = "https://crm.example.com";
const MODE: Mode = { kind: "clerk", issuer: "https://clerk.example.com", origins: [ORIGIN] };
const HEADER = { alg: "RS256", kid: "ins_1", typ: "JWT" };

let keys: CryptoKeyPair;
let jwtKey: string;

beforeAll(async () => {
  keys = await generateKeyPair("RS256", { extractable: true });
  jwtKey = await exportSPKI(keys.publicKey);
});

const seconds = (offset: number) => Math.floor(Date.now() / 1000) + offset;

function claims(changed: JWTPayload = {}): JWTPayload {
  const good = { iss: MODE.kind === "clerk" ? MODE.issuer : "", azp: ORIGIN, sub: "user_1", sid: "sess_1" };
  return { ...good, iat: seconds(-5), nbf: seconds(-5), exp: seconds(60), ...changed };
}

const signed = (changed?: JWTPayload) => new SignJWT(claims(changed)).setProtectedHeader(HEADER).sign(keys.privateKey);

const verified = async (token: string | null, mode: Mode = MODE) => verifySession(token, jwtKey, mode);

test("a session that Clerk signed for us is its person's", async () => {
  expect(await verified(await signed())).toEqual({ issuer: "clerk", subject: "user_1", sid: "sess_1" });
});

describe("a session is nobody's", () => {
  test.each<[string, JWTPayload]>([
    ["when it is over", { exp: seconds(-30) }],
    ["before it begins", { nbf: seconds(120) }],
    ["when made in the future", { iat: seconds(120) }],
    ["when made for another site", { azp: "https://evil.example.com" }],
    ["when it does not say for which site", { azp: undefined }],
    ["when the site is empty", { azp: "" }],
    ["from another issuer", { iss: "https://clerk.evil.com" }],
    ["from local mode", { iss: "local" }],
    ["from nobody", { iss: undefined }],
    ["without a person", { sub: undefined }],
    ["without an end", { exp: undefined }],
  ])("%s", async (_, changed) => {
    expect(await verified(await signed(changed))).toBeNull();
  });

  test("when anything of it was altered", async () => {
    const [header = "", payload = "", signature = ""] = (await signed()).split(".");
    const forged = base64url.encode(JSON.stringify(claims({ sub: "user_admin" })));
    const flipped = `${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`;
    for (const token of [
      [header, forged, signature],
      [header, payload, flipped],
      [header, payload, ""],
      [header, payload],
    ]) {
      expect(await verified(token.join("."))).toBeNull();
    }
  });

  test("when signed by another key", async () => {
    const other = await generateKeyPair("RS256");
    expect(await verified(await new SignJWT(claims()).setProtectedHeader(HEADER).sign(other.privateKey))).toBeNull();
  });

  test("when not signed at all (alg: none)", async () => {
    const encode = (value: object) => base64url.encode(JSON.stringify(value));
    for (const alg of ["none", "None", "NONE"]) {
      expect(await verified(`${encode({ ...HEADER, alg })}.${encode(claims())}.`)).toBeNull();
    }
  });

  test("when the public key served as a shared secret (HS256)", async () => {
    const secret = new TextEncoder().encode(jwtKey);
    const token = await new SignJWT(claims()).setProtectedHeader({ ...HEADER, alg: "HS256" }).sign(secret);
    expect(await verified(token)).toBeNull();
  });

  test("when there is none, or it is nonsense, or the deployment is half-configured", async () => {
    for (const token of [null, "", "x", "a.b.c", "…"]) expect(await verified(token)).toBeNull();
    expect(await verified(await signed(), { kind: "broken", missing: ["CLERK_JWT_KEY"] })).toBeNull();
    expect(await verifySession(await signed(), "", MODE)).toBeNull();
  });
});

test("a local session counts on this machine alone, and Clerk's not there", async () => {
  const local: Mode = { kind: "local", issuer: "local", origins: ["http://localhost:8787"] };
  const token = await signed({ iss: "local", azp: "http://localhost:8787", sub: "u1" });
  expect(await verified(token, local)).toEqual({ issuer: "local", subject: "u1", sid: "sess_1" });
  expect(await verified(token)).toBeNull();
  expect(await verified(await signed(), local)).toBeNull();
});

test("a session that was verified once is over when it expires", async () => {
  vi.useFakeTimers();
  try {
    const token = await signed({ exp: seconds(60) });
    expect(await verified(token)).not.toBeNull();
    expect(await verified(token)).not.toBeNull();
    vi.advanceTimersByTime(70_000);
    expect(await verified(token)).toBeNull();
  } finally {
    vi.useRealTimers();
  }
});

test("a session that was verified under one key or for one site is not under another", async () => {
  const token = await signed();
  expect(await verified(token)).not.toBeNull();
  const other = await generateKeyPair("RS256", { extractable: true });
  expect(await verifySession(token, await exportSPKI(other.publicKey), MODE)).toBeNull();
  expect(await verified(token, { ...MODE, issuer: "https://clerk.other.com" } as Mode)).toBeNull();
  expect(await verified(token, { ...MODE, origins: ["https://other.example.com"] } as Mode)).toBeNull();
});
