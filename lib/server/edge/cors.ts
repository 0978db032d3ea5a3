const METHODS = "GET, POST, PATCH, DELETE";
const REQUEST_HEADERS = "Authorization, Content-Type, Idempotency-Key, If-Match, X-Client-Timestamp, X-Request-ID";
const RESPONSE_HEADERS = "ETag, Idempotent-Replayed, Retry-After, Server-Timing, X-Request-ID";

/** The answer to a CORS preflight for the API (Fetch standard, §3.3); only the origins of `CORS_ORIGINS` get a yes. */
export function preflight(request: Request, env: CloudflareEnv): Response | null {
  if (request.method !== "OPTIONS" || !isApi(request)) return null;
  if (allowedOrigin(request, env) === null) return new Response(null, { status: 403 });
  return new Response(null, {
    status: 204,
    headers: {
      "access-control-allow-methods": METHODS,
      "access-control-allow-headers": REQUEST_HEADERS,
      "access-control-max-age": "600",
    },
  });
}

/** Never with credentials: another site's pages come with a Bearer token or not at all. */
export function corsHeaders(request: Request, env: CloudflareEnv): [string, string][] {
  if (!isApi(request) || !env.CORS_ORIGINS) return [];
  const origin = allowedOrigin(request, env);
  const vary: [string, string] = ["vary", "Origin"];
  if (origin === null) return [vary];
  return [vary, ["access-control-allow-origin", origin], ["access-control-expose-headers", RESPONSE_HEADERS]];
}

/** The request's origin if it is on the allow-list of `CORS_ORIGINS`. */
export function allowedOrigin(request: Request, env: Pick<CloudflareEnv, "CORS_ORIGINS">): string | null {
  const origin = request.headers.get("origin");
  const allowed = (env.CORS_ORIGINS ?? "").split(",").map((one) => one.trim());
  return origin && allowed.includes(origin) ? origin : null;
}

function isApi(request: Request): boolean {
  return new URL(request.url).pathname.startsWith("/api/");
}
