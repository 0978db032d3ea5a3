import { unstable_readConfig } from "wrangler";
import { ROOT } from "./place";
import { Problem } from "./problem";
import { DATABASE, wrangler } from "./wrangler";

const PLACEHOLDER = "00000000-0000-4000-8000-000000000001";
/** Secrets, or variables of wrangler.jsonc, without which a deployment refuses to serve. */
const REQUIRED = {
  CLERK_SECRET_KEY: "Clerk's dashboard, API keys",
  CLERK_PUBLISHABLE_KEY: "Clerk's dashboard, API keys",
  CLERK_JWT_KEY: "Clerk's dashboard, API keys, JWT public key",
  ENCRYPTION_KEY: "`openssl rand -base64 32`; keep a copy, without it the data is lost",
  APP_ORIGIN: "where people open it, like https://crm.example.com",
  INITIAL_ADMIN_EMAIL: "who may sign in first",
};

/** Throws a problem unless everything that a deployment needs is there. */
export async function requireDeployable(): Promise<void> {
  const config = unstable_readConfig({ config: `${ROOT}/wrangler.jsonc` });
  requireDatabase(config.d1_databases[0]?.database_id);
  if ("LOCAL_MODE" in config.vars) {
    throw new Problem("wrangler.jsonc sets LOCAL_MODE, which is for this machine only.", "Remove it from `vars`.");
  }
  await requireLogin();
  for (const { bucket_name } of config.r2_buckets) await requireBucket(String(bucket_name));
  await requireSecrets(Object.keys(config.vars));
}

function requireDatabase(id: string | undefined): void {
  if (id && id !== PLACEHOLDER) return;
  throw new Problem(
    "wrangler.jsonc does not name your database yet.",
    [
      "Create it once, and put the id that the last command prints into wrangler.jsonc, at d1_databases, database_id:",
      "  npx wrangler login",
      `  npx wrangler d1 create ${DATABASE}`,
    ].join("\n"),
  );
}

async function requireLogin(): Promise<void> {
  const { ok, output } = await wrangler("whoami", "--json");
  if (ok) return;
  throw new Problem(
    `Wrangler is not logged in to Cloudflare, or cannot reach it. ${output}`,
    "Log in with `npx wrangler login`, or set CLOUDFLARE_API_TOKEN.",
  );
}

async function requireBucket(name: string): Promise<void> {
  const { ok, output } = await wrangler("r2", "bucket", "info", name, "--json");
  if (ok) return;
  throw new Problem(
    `The bucket ${name} cannot be read. ${output}`,
    `Create it once: \`npx wrangler r2 bucket create ${name}\`.`,
  );
}

async function requireSecrets(variables: readonly string[]): Promise<void> {
  const { ok, output } = await wrangler("secret", "list", "--format", "json");
  // before the first deployment there is no Worker, and so no secret
  if (!ok && !/10007|not found|does not exist/i.test(output)) {
    throw new Problem("The secrets cannot be listed. Wrangler's last lines:", output);
  }
  const known = [...variables, ...(ok ? namesIn(output) : [])];
  const missing = Object.entries(REQUIRED).filter(([name]) => !known.includes(name));
  if (missing.length === 0) return;
  throw new Problem(
    `Not set yet: ${missing.map(([name]) => name).join(", ")}.`,
    ["Set each once:", ...missing.map(([name, from]) => `  npx wrangler secret put ${name}   # ${from}`)].join("\n"),
  );
}

/** The names in wrangler's JSON, which may stand between notices. */
function namesIn(output: string): string[] {
  return [...output.matchAll(/"name"\s*:\s*"([^"]+)"/g)].flatMap(([, name]) => name ?? []);
}
