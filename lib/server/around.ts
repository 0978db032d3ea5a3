import type { Outcome } from "@/lib/command/deliver";
import { aroundRequest } from "@/lib/exports/around";
import type { Session } from "./session";

/** What a command needs of the server around it, by whichever door it comes. */
export interface Around {
  /** Adds what only the server can know, before anything is decided; it is no part of what makes a repeat a repeat. */
  complete(session: Session, input: unknown): Promise<unknown>;
  /** Sets going what follows once it is committed; again at each repeat. */
  done(session: Session, outcome: Outcome): void;
}

const AROUND: Record<string, Around> = { requestExport: aroundRequest };

/** Runs a command of this name between what it needs before and after. */
export async function around(
  name: string,
  session: Session,
  input: unknown,
  run: (whole: unknown) => Promise<Outcome>,
): Promise<Outcome> {
  const needs = Object.hasOwn(AROUND, name) ? AROUND[name] : undefined;
  if (!needs) return run(input);
  const whole = await needs.complete(session, input);
  const outcome = await run(whole);
  if (!outcome.error) needs.done(session, outcome);
  return outcome;
}
