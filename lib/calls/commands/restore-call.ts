import { apply, defineCommand, oneEvenDeleted, parent, unchanged, update } from "@/lib/command/define";
import { mayChangeCall } from "../policy";
import { CallId } from "../schema";

/** The only way back from `deleteCall`. */
export const restoreCall = defineCommand({
  name: "restoreCall",
  input: CallId,
  load: (input) => ({ call: oneEvenDeleted("call", input.id), lead: parent("lead", "call", input.id) }),
  allow: (actor, _, { call }) => mayChangeCall(actor, call),
  plan: (_, { call }, { now }) =>
    call.deletedAt ? apply(update("call", "call_restored", call, { deletedAt: null }, now)) : unchanged,
});
