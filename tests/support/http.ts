import { env } from "cloudflare:workers";
import { exportSPKI, generateKeyPair, SignJWT } from "jose";
import { serveApi } from "@/api/serve";
import { KEY, newId, type Person } from "./world";

const ORIGIN = "http://localhost:8787";
const keys = await generateKeyPair("RS256", { extractable: true });
const unlimited = { limit: async () => ({ success: true }) };

/** The API as `worker.ts` serves it, in local mode with a key pair of its own. */
export async function serve(path: string, init: RequestInit = {}, more: object = {}): Promise<Response> {
  const local = {
    ...{ LOCAL_MODE: "1", LOCAL_PRIVATE_KEY: "not asked for here", ENCRYPTION_KEY: KEY },
    ...{ CLERK_JWT_KEY: await exportSPKI(keys.publicKey), PERSON_LIMIT: unlimited, ADDRESS_LIMIT: unlimited },
  };
  const response = await serveApi(new Request(`${ORIGIN}${path}`, init), { ...env, ...local, ...more } as never);
  if (!response) throw new Error(`${path} is not the API's.`);
  return response;
}

export function json(body: object, headers: Record<string, string> = {}): RequestInit {
  return { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
}

/** A browser of a person: its cookies, and requests that carry those their path allows. */
export async function browserOf(who: Person, sid = `sess_${newId()}`) {
  const jar = new Map<string, { value: string; path: string }>();
  const now = Math.floor(Date.now() / 1000);
  const session = await new SignJWT({ sid, azp: ORIGIN })
    .setProtectedHeader({ alg: "RS256", typ: "JWT" })
    .setSubject(who.actor.id)
    .setIssuer("local")
    .setIssuedAt(now)
    .setNotBefore(now - 5)
    .setExpirationTime(now + 60)
    .sign(keys.privateKey);
  jar.set("__session", { value: session, path: "/" });

  const send = async (path: string, init: RequestInit = {}) => {
    const cookie = [...jar]
      .filter(([, { path: of }]) => path.startsWith(of))
      .map(([name, { value }]) => `${name}=${value}`)
      .join("; ");
    const response = await serve(path, { ...init, headers: { ...init.headers, cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/Max-Age=0/.test(line)) jar.delete(name);
      else jar.set(name, { value, path: /Path=([^;]+)/.exec(line)?.[1] ?? "/" });
    }
    return response;
  };
  return { jar, send, closed: () => jar.delete("__session") };
}
