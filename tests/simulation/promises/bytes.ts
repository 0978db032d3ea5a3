import type { Item } from "@/lib/realtime/protocol";
import type { Answer, Request } from "../server";
import { insist } from "../violation";
import { CANARY, type Witness } from "../witness";

/**
 * P8: no byte of an answer tells of a row that the person could not see while it was made, or never could; `before` is
 * what they saw when they asked.
 */
export function requireOwnBytes(
  witness: Witness,
  { path, session }: Request,
  answer: Answer,
  before: Set<string>,
): void {
  const now = witness.sight(session);
  const told = [...answer.body.matchAll(CANARY)].map(([, tail]) => tail as string);
  for (const tail of told) {
    const key = keyOf(witness, tail);
    const own = key ? witness.everSaw(session, key) : witness.authors.get(tail) === session;
    insist(own, "P8", () => `${path} tells ${session} of ${key ?? tail}`);
  }
  if (answer.status !== 200 || path.startsWith("/api/sync/push")) return;
  const { items = [], to } = JSON.parse(answer.body) as { items?: Item[]; to?: string };
  requireOwnItems(witness, session, items, (key) => before.has(key) || now.has(key));
  if (to) requireWhole(witness, to);
}

/** P8 for what is sent unasked, too: a row only while it may be seen, its absence only to who once saw it. */
export function requireOwnItems(
  witness: Witness,
  person: string,
  items: readonly Item[],
  sees: (key: string) => boolean,
): void {
  for (const { entity, id, row } of items) {
    const key = `${entity}/${id}`;
    if (SHARED.has(entity)) continue;
    if (row) insist(sees(key), "P8", () => `${person} is sent ${key} without seeing it`);
    else insist(witness.everSaw(person, key), "P8", () => `${person} hears that ${key} is not there, and never saw it`);
  }
}

/** P7: a page or frame ends between two operations. */
export function requireWhole(witness: Witness, to: string): void {
  const seq = Number(/^[0-9a-f]+:(\d+)$/.exec(to)?.[1] ?? -1);
  const at = witness.log.findIndex((row) => row.seq === seq);
  const [last, next] = [witness.log[at], witness.log[at + 1]];
  insist(
    !last || !next || last.operation_id !== next.operation_id,
    "P7",
    () => `a page ends within an operation, at ${to}`,
  );
}

const SHARED = new Set(["user", "settings"]);

function keyOf(witness: Witness, tail: string): string | undefined {
  return [...witness.values.keys()].find((key) => key.endsWith(tail));
}
