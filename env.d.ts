/** What the Worker is given: bindings of wrangler.jsonc, secrets, and the variables of the local mode. */
declare namespace Cloudflare {
  interface Env {
    DB: D1Database;
    RECORDINGS: R2Bucket;
    ASSETS: Fetcher;
    HUB: DurableObjectNamespace<import("@/lib/realtime/hub").Hub>;
    /** Not under `next dev`, which runs no Workflow of the same Worker. */
    EXPORTS?: Workflow<import("@/lib/exports/workflow").ExportJob>;
    PERSON_LIMIT: RateLimit;
    ADDRESS_LIMIT: RateLimit;
    ENCRYPTION_KEY: string;
    CLERK_SECRET_KEY?: string;
    CLERK_PUBLISHABLE_KEY?: string;
    CLERK_JWT_KEY?: string;
    /** Overrides Clerk's API host, for tests against a local server that speaks it. */
    CLERK_API_URL?: string;
    /** Of Clerk's webhooks; without it there are none. */
    CLERK_WEBHOOK_SIGNING_SECRET?: string;
    INITIAL_ADMIN_EMAIL?: string;
    /** The origins a deployment is served at, separated by commas. */
    APP_ORIGIN?: string;
    CORS_ORIGINS?: string;
    RATE_LIMIT?: string;
    LOCAL_MODE?: string;
    LOCAL_PRIVATE_KEY?: string;
    /** Of this request; made by worker.ts. */
    SCOPE?: import("@/lib/server/scope").Scope;
  }
}

interface CloudflareEnv extends Cloudflare.Env {}

/** What OpenNext builds, for type checks before the first build. */
declare module "*/.open-next/worker.js" {
  const handler: { fetch(request: Request, env: CloudflareEnv, execution: ExecutionContext): Promise<Response> };
  export default handler;
}
