import { generateKeyPairSync } from "node:crypto";

/** What the tests' Worker has of the local mode: keys of this run, on one line as in `.dev.vars`. */
export function localKeys() {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    LOCAL_MODE: "1",
    RATE_LIMIT: "1000000",
    LOCAL_PRIVATE_KEY: privateKey.export({ type: "pkcs8", format: "der" }).toString("base64"),
    CLERK_JWT_KEY: publicKey.export({ type: "spki", format: "der" }).toString("base64"),
    ENCRYPTION_KEY: "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
  };
}
