import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { ROOT } from "./place";
import { Problem } from "./problem";

const FILE = `${ROOT}/.dev.vars`;

/** The variables of `.dev.vars`; empty when there is no such file. */
export function readDevVars(): Record<string, string> {
  if (!existsSync(FILE)) return {};
  const lines = readFileSync(FILE, "utf8").split(/\r?\n/);
  const pairs = lines.flatMap((line) => {
    const found = /^\s*(?:export\s+)?([A-Z_][A-Z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line);
    return found?.[1] ? [[found[1], (found[2] ?? "").replace(/^(["'])(.*)\1$/, "$2")]] : [];
  });
  return Object.fromEntries(pairs);
}

/** Makes the keys of the local mode that `.dev.vars` lacks, readable by its owner alone, and answers all of them. */
export function ensureDevVars(): Record<string, string> {
  const present = readDevVars();
  const lacking = Object.entries(localKeys(present)).filter(([name]) => !present[name]);
  if (lacking.length === 0) return present;
  const before = existsSync(FILE) ? readFileSync(FILE, "utf8").replace(/\n*$/, "\n") : "";
  const kept = before.split("\n").filter((line) => !lacking.some(([name]) => line.startsWith(`${name}=`)));
  const added = lacking.map(([name, value]) => `${name}=${value}\n`).join("");
  writeFileSync(FILE, `${kept.join("\n")}${added}`, { mode: 0o600 });
  chmodSync(FILE, 0o600);
  return { ...present, ...Object.fromEntries(lacking) };
}

function localKeys({ LOCAL_PRIVATE_KEY, CLERK_JWT_KEY }: Record<string, string>): Record<string, string> {
  if (CLERK_JWT_KEY && !LOCAL_PRIVATE_KEY) {
    throw new Problem(
      "`.dev.vars` has CLERK_JWT_KEY, but not the LOCAL_PRIVATE_KEY that belongs to it: nobody could sign in.",
      "Delete the line with CLERK_JWT_KEY: a new pair is made then.",
    );
  }
  return {
    LOCAL_MODE: "1",
    ...signingKeys(LOCAL_PRIVATE_KEY),
    CLERK_SECRET_KEY: `sk_live_${randomBytes(20).toString("hex")}`,
    CLERK_PUBLISHABLE_KEY: `pk_live_${Buffer.from("clerk.localhost$").toString("base64")}`,
    ENCRYPTION_KEY: randomBytes(32).toString("base64"),
  };
}

/** A key pair that plays Clerk's part: one half signs sessions, the other verifies them. */
function signingKeys(known: string | undefined) {
  const privateKey = known
    ? createPrivateKey({ key: Buffer.from(known, "base64"), format: "der", type: "pkcs8" })
    : generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  return {
    LOCAL_PRIVATE_KEY: privateKey.export({ type: "pkcs8", format: "der" }).toString("base64"),
    CLERK_JWT_KEY: createPublicKey(privateKey).export({ type: "spki", format: "der" }).toString("base64"),
  };
}
