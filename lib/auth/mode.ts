/** Who vouches for a session: Clerk, or on this machine alone the key pair that `npm start` made. */
export type Mode =
  | { kind: "local"; issuer: "local"; origins: string[] }
  | { kind: "clerk"; issuer: string; origins: string[] }
  | { kind: "broken"; missing: string[] };

type Secrets = Partial<Pick<Cloudflare.Env, (typeof REQUIRED)[number] | "LOCAL_MODE" | "LOCAL_PRIVATE_KEY">>;

const REQUIRED = [
  "CLERK_SECRET_KEY",
  "CLERK_PUBLISHABLE_KEY",
  "CLERK_JWT_KEY",
  "ENCRYPTION_KEY",
  "APP_ORIGIN",
] as const;
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * The mode of a request. Local mode wants all of: `LOCAL_MODE`, the private key, and a loopback host; anything else is
 * a deployment, which serves only when completely configured.
 */
export function modeOf(env: Secrets, url: URL): Mode {
  if (env.LOCAL_MODE || env.LOCAL_PRIVATE_KEY) {
    const missing = (["LOCAL_MODE", "LOCAL_PRIVATE_KEY", "CLERK_JWT_KEY", "ENCRYPTION_KEY"] as const).filter(
      (name) => !env[name],
    );
    if (!LOOPBACK.has(url.hostname)) missing.push("LOCAL_MODE");
    if (missing.length > 0) return { kind: "broken", missing };
    const port = url.port ? `:${url.port}` : "";
    return { kind: "local", issuer: "local", origins: [...LOOPBACK].map((host) => `http://${host}${port}`) };
  }
  const missing: string[] = REQUIRED.filter((name) => !env[name]);
  const host = frontendHost(env.CLERK_PUBLISHABLE_KEY ?? "");
  if (env.CLERK_PUBLISHABLE_KEY && !host) missing.push("CLERK_PUBLISHABLE_KEY");
  if (missing.length > 0) return { kind: "broken", missing };
  const origins = (env.APP_ORIGIN ?? "").split(",").map((origin) => origin.trim());
  return { kind: "clerk", issuer: `https://${host}`, origins };
}

/** One sentence that says what keeps the Worker from serving. */
export function brokenMessage(missing: string[]): string {
  if (missing.includes("LOCAL_MODE")) {
    return "LOCAL_MODE and LOCAL_PRIVATE_KEY belong to `npm start` on localhost. Remove them from this deployment and set Clerk's keys.";
  }
  return `Scholarix CRM is not configured: ${missing.join(", ")} missing or malformed. See docs/deploy.md.`;
}

/** Clerk's Frontend API host, as the publishable key spells it (`pk_live_` + base64 of `host$`); empty when it cannot be one. */
export function frontendHost(publishableKey: string): string {
  const [, encoded = ""] = /^pk_(?:live|test)_(.+)$/.exec(publishableKey) ?? [];
  try {
    return /^(.+)\$$/.exec(atob(encoded))?.[1] ?? "";
  } catch {
    return "";
  }
}
