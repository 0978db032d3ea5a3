import { DISMISS } from "@/lib/offline/outbox";
import { rows } from "../../support/world";
import type { Office } from "../office";
import { insist } from "../violation";

/** P1: what the server refused and its person has not decided about needs them on every device of theirs, and nothing else does. */
export async function requireSameDecisions(office: Office): Promise<void> {
  const open = await rows<{ user_id: string; operation_id: string }>(
    `select user_id, operation_id from operations o where status <> 'applied' and not exists (select 1 from dismissals d
      where d.user_id = o.user_id and d.operation_id = o.operation_id)`,
  );
  for await (const { device, screen } of office.screens()) {
    const { id: person } = screen.viewer;
    const needs = new Map(screen.queued.map(({ id, state }) => [id, state]));
    const asked = open.filter(({ user_id, operation_id }) => user_id === person && !office.direct.has(operation_id));
    // What the server fails at is set aside, the word of a decision too.
    const decided = new Set(screen.queued.map(({ command, input }) => command === DISMISS && input.operationId));
    for (const { operation_id: id } of asked) {
      insist(
        needs.has(id) || decided.has(id),
        "P1",
        () => `${id} does not need ${person} on device ${device.n}, and it was refused`,
      );
    }
    for (const [id, state] of needs) {
      if (state !== "conflict" && state !== "rejected") continue;
      const still = asked.some(({ operation_id }) => operation_id === id);
      insist(still, "P1", () => `${id} still needs ${person} on device ${device.n}, and it was decided about`);
    }
  }
}
