import type { Scope } from "@/lib/server/scope";

/** One JSON line a request: no query string, no body, no name, no address — nothing about a customer. */
export function logRequest(request: Request, response: Response, scope: Scope, milliseconds: number): void {
  const { trips, queries, rows } = scope.cost;
  console.log(
    JSON.stringify({
      level: response.status >= 500 ? "error" : "info",
      requestId: scope.requestId,
      userId: scope.userId,
      method: request.method,
      path: new URL(request.url).pathname,
      status: response.status,
      ms: milliseconds,
      d1: { trips, queries, rows },
    }),
  );
}
