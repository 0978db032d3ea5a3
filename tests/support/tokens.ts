import { importPKCS8, SignJWT, UnsecuredJWT } from "jose";
import { openLocalDatabase } from "../../scripts/local/database";
import { readDevVars } from "../../scripts/local/dev-vars";

const MINUTE = 60;

export interface Claims {
  sub: string;
  iss?: string | undefined;
  azp?: string | undefined;
  /** Seconds from now. */
  exp?: number;
  nbf?: number;
}

/** A session as the local mode signs it, but for what is given. */
export async function signed(claims: Claims): Promise<string> {
  return payload(claims)
    .setProtectedHeader({ alg: "RS256", kid: "local", typ: "JWT" })
    .sign(await privateKey());
}

/** The same, which nobody signed. */
export function unsigned(claims: Claims): string {
  return new UnsecuredJWT(valuesOf(claims)).encode();
}

/** The same by HS256, with the public key taken for a secret: RFC 8725, §2.1. */
export async function signedWithPublicKey(claims: Claims, spelling: "base64" | "pem" | "der"): Promise<string> {
  const key = readDevVars().CLERK_JWT_KEY ?? "";
  const secrets = {
    base64: Buffer.from(key),
    pem: Buffer.from(`-----BEGIN PUBLIC KEY-----\n${key}\n-----END PUBLIC KEY-----`),
    der: Buffer.from(key, "base64"),
  };
  return payload(claims).setProtectedHeader({ alg: "HS256", kid: "local", typ: "JWT" }).sign(secrets[spelling]);
}

/** The token with another payload under the old signature. */
export function withSubject(token: string, sub: string): string {
  const [header, body, signature] = token.split(".");
  const claims = JSON.parse(Buffer.from(body ?? "", "base64url").toString());
  return [header, Buffer.from(JSON.stringify({ ...claims, sub })).toString("base64url"), signature].join(".");
}

/** The token with one character in the middle of its signature changed. */
export function withOtherSignature(token: string): string {
  const at = token.lastIndexOf(".") + 40;
  return `${token.slice(0, at)}${token[at] === "A" ? "B" : "A"}${token.slice(at + 1)}`;
}

/** What an administrator would change of a person, for as long as `run` takes. */
export async function whilePersonIs(
  id: string,
  change: { role?: string; active?: 0 | 1 },
  run: () => Promise<void>,
): Promise<void> {
  const db = openLocalDatabase();
  try {
    const before = db.prepare("select role, active, seq from users where id = ?").get(id);
    if (!before) throw new Error(`Nobody has the id ${id}.`);
    const set = db.prepare("update users set role = ?, active = ?, seq = ? where id = ?");
    const { role = before.role, active = before.active } = change;
    set.run(role as string, active as number, Number(before.seq) + 1, id);
    try {
      await run();
    } finally {
      set.run(before.role as string, before.active as number, before.seq as number, id);
    }
  } finally {
    db.close();
  }
}

function payload(claims: Claims): SignJWT {
  return new SignJWT(valuesOf(claims));
}

function valuesOf({ exp = MINUTE, nbf = -5, ...claims }: Claims) {
  const now = Math.floor(Date.now() / 1000);
  const usual = { iss: "local", azp: `http://localhost:${process.env.PORT}`, sid: "sess_local_test", iat: now };
  return { ...usual, ...claims, nbf: now + nbf, exp: now + exp };
}

function privateKey() {
  const key = readDevVars().LOCAL_PRIVATE_KEY ?? "";
  return importPKCS8(`-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----`, "RS256");
}
