import { brokenMessage, type Mode, modeOf } from "@/lib/auth/mode";
import { AppError, ERROR_STATUS, errorBody } from "@/lib/command/errors";
import { allowedOrigin } from "./cors";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);
/** A page or action carries forms, not files: Next's own limit for actions is the same 1 MiB. */
const MAX_BODY = 1_048_576;

/** What never reaches Next: a half-configured deployment, a forged cross-site request, a body that is too large. */
export function refuseEarly(request: Request, env: CloudflareEnv): Response | null {
  const url = new URL(request.url);
  const mode = modeOf(env, url);
  if (mode.kind === "broken") return refuse(url, new AppError("unavailable", brokenMessage(mode.missing)));
  if (SAFE.has(request.method)) return null;
  if (isCrossSite(request, ownOrigins(mode, url), env)) {
    return refuse(url, new AppError("forbidden", "This request came from another site."));
  }
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY) {
    return refuse(url, new AppError("too_large", "Send at most 1 MiB."));
  }
  return null;
}

/**
 * Whether a browser was made to send this with the person's cookies: `Origin` decides, and without it
 * `Sec-Fetch-Site` (Fetch Metadata). A Bearer token is never sent by itself, so it needs no such check.
 */
function isCrossSite(request: Request, own: string[], env: CloudflareEnv): boolean {
  const bearer = request.headers.get("authorization") !== null;
  const origin = request.headers.get("origin");
  if (origin !== null) return !own.includes(origin) && !(bearer && allowedOrigin(request, env));
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site !== "same-origin" && site !== "none";
  return !bearer && request.headers.get("cookie") !== null;
}

/** Where our own pages are served. */
export function ownOrigins(mode: Mode, url: URL): string[] {
  return mode.kind === "local" ? mode.origins : [url.origin];
}

function refuse(url: URL, error: AppError): Response {
  const status = ERROR_STATUS[error.code];
  if (/^\/(api|parties)\//.test(url.pathname)) return Response.json({ error: errorBody(error) }, { status });
  return new Response(error.message, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
}
