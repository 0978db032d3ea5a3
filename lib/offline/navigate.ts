import { letGo } from "./renewing-fetch";

/** An agent does not wait longer than this for a network that is dead and looks alive. Milliseconds. */
export const PATIENCE = 3000;

interface Navigation {
  /** The server's answer, under way; it may never come. */
  network: Promise<Response>;
  /** The offline shell, if this device has it. */
  shell(): Promise<Response | undefined>;
  /** Whether the shell has anything to show; without it a slow answer is better than none. */
  hasWorkingSet(): Promise<boolean>;
}

/** Answers a navigation: from the network, else the shell, which draws the asked page from what the device holds. */
export async function navigate({ network, shell, hasWorkingSet }: Navigation, patience = PATIENCE): Promise<Response> {
  const answered = network.then(
    (response) => (isOurs(response) ? response : null),
    () => null,
  );
  const late = pause(patience).then(async () => ((await hasWorkingSet().catch(() => false)) ? null : answered));
  const fromNetwork = await Promise.race([answered, late]);
  if (fromNetwork) return fromNetwork;
  const shown = await shell();
  if (!shown) return network;
  // What comes too late, or from a gateway, nobody reads.
  network.then(letGo).catch(() => null);
  return shown;
}

/** A gateway that did not reach us answers in our place: 502, 504, and Cloudflare's 520 to 530. */
function isOurs({ status }: Response): boolean {
  return status !== 502 && status !== 504 && !(status >= 520 && status <= 530);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, milliseconds));
}
