import type { ErrorBody } from "@/lib/command/errors";
import { renewingFetch } from "./renewing-fetch";

/** A failed read of the API, with its error as the server told it. */
export class ApiError extends Error {
  constructor(readonly error: ErrorBody) {
    super(error.message);
  }
}

/** What answers from this device when the server does not; undefined for what it cannot tell. */
type Local = (path: string) => Promise<unknown>;

let local: Local | null = null;
let deviceFirst = false;

/** Longer than this an agent does not wait where the device knows an answer of its own. */
const IMPATIENT = 4000;
const PATIENT = 10_000;

export function answerFrom(device: Local | null): void {
  local = device;
}

/** Where it is known that no server answers, the device is asked before it. */
export function askDeviceFirst(first: boolean): void {
  deviceFirst = first;
}

/**
 * Reads JSON from our API, an expired session renewed once; when the server does not answer, from this device. Throws
 * `ApiError` for what the server says no to, and the network's error where nobody knows.
 */
export async function fetchApi<T>(path: string): Promise<T> {
  const known = deviceFirst ? await local?.(path).catch(() => undefined) : undefined;
  if (known !== undefined) return known as T;
  try {
    const response = await renewingFetch(path, {
      headers: { accept: "application/json" },
      signal: AbortSignal.timeout(local ? IMPATIENT : PATIENT),
    });
    const body: T | { error: ErrorBody } = await response.json();
    if (response.ok) return body as T;
    throw new ApiError((body as { error: ErrorBody }).error);
  } catch (error) {
    if (error instanceof ApiError && !UNAVAILABLE.has(error.error.code)) throw error;
    const known = await local?.(path).catch(() => undefined);
    if (known === undefined) throw error;
    return known as T;
  }
}

const UNAVAILABLE: ReadonlySet<string> = new Set(["unavailable", "internal"]);
