import { AppError } from "@/lib/command/errors";

/** Seconds after which a limited caller may try again: the period of the limiters in wrangler.jsonc. */
export const RETRY_AFTER = 60;

const windows = new Map<string, { start: number; count: number }>();

/**
 * Counts a request against the person, or against the address while nobody is signed in. Throws `rate_limited`. In
 * local mode `RATE_LIMIT` (requests a minute) takes the place of the binding.
 */
export async function requireWithinLimit(
  env: CloudflareEnv,
  who: { userId: string } | { address: string },
): Promise<void> {
  const key = "userId" in who ? who.userId : who.address;
  const limiter = "userId" in who ? env.PERSON_LIMIT : env.ADDRESS_LIMIT;
  const allowed =
    env.LOCAL_MODE && env.RATE_LIMIT
      ? countLocally(key, Number(env.RATE_LIMIT))
      : (await limiter.limit({ key })).success;
  if (!allowed) throw new AppError("rate_limited", `Too many requests. Try again in ${RETRY_AFTER} seconds.`);
}

function countLocally(key: string, limit: number): boolean {
  const now = Date.now();
  const window = windows.get(key);
  if (!window || now - window.start >= RETRY_AFTER * 1000) {
    windows.set(key, { start: now, count: 1 });
    return limit >= 1;
  }
  window.count += 1;
  return window.count <= limit;
}
