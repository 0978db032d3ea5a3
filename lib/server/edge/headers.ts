import type { Scope } from "@/lib/server/scope";

/** Headers of every answer (OWASP Secure Headers); pages bring their own CSP, with its nonce, from `proxy.ts`. */
const SECURITY: Record<string, string> = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), payment=(), usb=(), microphone=(self)",
};

export function secure(request: Request, env: CloudflareEnv, response: Response, scope: Scope): Response {
  const answered = new Response(response.body, response);
  for (const [name, value] of Object.entries(SECURITY)) answered.headers.set(name, value);
  answered.headers.set("x-request-id", scope.requestId);
  if (!answered.headers.has("content-security-policy")) {
    answered.headers.set("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
  }
  if (env.LOCAL_MODE) {
    const { wait, trips, queries, rows } = scope.cost;
    const value = `d1;dur=${wait.toFixed(1)};desc="trips=${trips} queries=${queries} rows=${rows}"`;
    answered.headers.set("server-timing", value);
  } else if (new URL(request.url).protocol === "https:") {
    answered.headers.set("strict-transport-security", "max-age=63072000; includeSubDomains");
  }
  return answered;
}
