import { setTimeout as pause } from "node:timers/promises";
import { Problem } from "./problem";

const PATIENCE = 90_000;

/** Waits until the app answers for itself, not only its port. */
export async function untilHealthy(port: number, log: () => string): Promise<void> {
  const end = performance.now() + PATIENCE;
  let last = "";
  while (performance.now() < end) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(10_000) });
      if (response.ok) return;
      last = `It answered ${response.status} ${(await response.text()).slice(0, 500)}`;
    } catch {
      last = "It did not answer.";
    }
    await pause(200);
  }
  throw new Problem(`The app did not become healthy within ${PATIENCE / 1000} s. ${last}`, log());
}
