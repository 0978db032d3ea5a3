/**
 * The session token of a request that does not pass Clerk's middleware: a Bearer token (RFC 6750 §2.1), else the
 * `__session` cookie. With an `Authorization` header the cookie does not count, for such a request skips the
 * cross-site check.
 */
export function sessionToken(request: Request): string | null {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) return /^Bearer\s+(\S+)\s*$/i.exec(authorization)?.[1] ?? null;
  const cookies = (request.headers.get("cookie") ?? "").split(";").map((cookie) => cookie.trim());
  return cookies.find((cookie) => cookie.startsWith("__session="))?.slice("__session=".length) || null;
}
