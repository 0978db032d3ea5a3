import type { ErrorBody } from "@/lib/command/errors";
import { renewingFetch } from "./renewing-fetch";

/** A failed read of the API, with its error as the server told it. */
export class ApiError extends Error {
  constructor(readonly error: ErrorBody) {
    super(error.message);
  }
}

/** Reads JSON from our API within ten seconds; an expired session is renewed once. Throws `ApiError`. */
export async function fetchApi<T>(path: string): Promise<T> {
  const response = await renewingFetch(path, {
    headers: { accept: "application/json" },
    signal: AbortSignal.timeout(10_000),
  });
  const body: T | { error: ErrorBody } = await response.json();
  if (response.ok) return body as T;
  throw new ApiError((body as { error: ErrorBody }).error);
}
