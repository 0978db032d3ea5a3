import { PUSH_VERSION } from "@/lib/realtime/protocol";

type Input = Record<string, unknown>;

/**
 * By version and command: what makes of an input, as clients of that version send it, what the next version takes. A
 * command that is not named has not changed. None so far: version 1 is the first.
 */
export type Lifts = Readonly<Record<number, Readonly<Record<string, (input: Input) => Input>>>>;
const LIFTS: Lifts = {};

/** Versions of a push that this server takes: outboxes of pages and devices that were away speak the older ones. */
export const VERSIONS: readonly number[] = [PUSH_VERSION];

/** An input as the command takes it now. What was sent stays what it was: a receipt knows it by that. */
export function lift(command: string, input: Input, from: number, { to = PUSH_VERSION, lifts = LIFTS } = {}): Input {
  let lifted = input;
  for (let version = from; version < to; version++) lifted = lifts[version]?.[command]?.(lifted) ?? lifted;
  return lifted;
}
