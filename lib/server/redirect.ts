/** A 303 to a path of ours, after a form. */
export function redirectTo(path: string, cookies: string[] = []): Response {
  const headers = new Headers({ location: path, "cache-control": "no-store" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}

/**
 * Where a person wanted to go, if it is a path of ours as a browser will read it: never `//host`, another scheme, or
 * what control characters hide. Else the start.
 */
export function ownPath(to: unknown, origin: string): string {
  if (typeof to !== "string" || !to.startsWith("/") || /[\p{Cc}\\]/u.test(to)) return "/leads";
  const url = URL.parse(to, origin);
  return url?.origin === origin && !url.pathname.startsWith("//") ? url.pathname + url.search : "/leads";
}
