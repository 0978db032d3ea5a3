import { apply, create, defineCommand, idTaken, taken } from "@/lib/command/define";
import { mayExport } from "@/lib/exports/policy";
import { NewSavedReport } from "../schema";

/** Keeps a report under a name. Scheduled, it first runs when it is next due. */
export const saveReport = defineCommand({
  name: "saveReport",
  input: NewSavedReport,
  load: ({ id }) => ({ taken: taken("savedReport", id) }),
  allow: (actor) => mayExport(actor),
  plan({ query, ...input }, rows, { actor, now }) {
    if (rows.taken) return idTaken;
    return apply(
      create("savedReport", "report_saved", {
        ...{ ...input, query: JSON.stringify(query), userId: actor.id, ranThrough: now },
        ...{ createdAt: now, updatedAt: now, removedAt: null, seq: 0 },
      }),
    );
  },
});
