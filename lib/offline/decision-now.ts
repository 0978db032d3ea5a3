import { v7 as uuidv7 } from "uuid";
import type { Decision } from "./outbox";

/** A decision that the person makes at this moment. */
export function decisionNow(): Decision {
  return { id: uuidv7(), at: new Date().toISOString() };
}
