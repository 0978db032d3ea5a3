import { apply, create, defineCommand, findBy, idTaken, receipt, reject, taken, unchanged } from "@/lib/command/define";
import { NewDismissal } from "../schema";

/** A person has decided about a refused change of theirs: sent it anew, or given it up. No device asks again. */
export const dismissRefusal = defineCommand({
  name: "dismissRefusal",
  input: NewDismissal,
  load: ({ id, operationId }) => ({
    refused: receipt(operationId),
    known: findBy("dismissal", "operationId", operationId),
    taken: taken("dismissal", id),
  }),
  allow: () => true,
  plan(input, { refused, known, taken: isTaken }, { actor, now }) {
    if (known) return unchanged;
    if (refused.status === "applied") {
      return reject("This change was not refused.", { operationId: "Name a change that was refused." });
    }
    if (isTaken) return idTaken;
    return apply(create("dismissal", "refusal_dismissed", { ...input, userId: actor.id, createdAt: now, seq: 0 }));
  },
});
