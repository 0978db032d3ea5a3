import { importPKCS8, SignJWT } from "jose";
import { v4 as uuid } from "uuid";

/**
 * A session in the shape of Clerk's, signed by the local key (base64 of PKCS 8). The same verification reads it, in local
 * mode only.
 */
export async function signLocalToken({
  userId,
  port,
  seconds,
  privateKey,
}: {
  userId: string;
  port: number;
  seconds: number;
  privateKey: string;
}): Promise<string> {
  const key = await importPKCS8(`-----BEGIN PRIVATE KEY-----\n${privateKey}\n-----END PRIVATE KEY-----`, "RS256");
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ sid: `sess_local_${uuid()}`, azp: `http://localhost:${port}` })
    .setProtectedHeader({ alg: "RS256", kid: "local", typ: "JWT" })
    .setSubject(userId)
    .setIssuer("local")
    .setIssuedAt(now)
    .setNotBefore(now - 5)
    .setExpirationTime(now + seconds)
    .sign(key);
}
