import { apply, defineCommand, one, parent, update } from "@/lib/command/define";
import { mayChangeCall } from "../policy";
import { CallId } from "../schema";

export const deleteCall = defineCommand({
  name: "deleteCall",
  input: CallId,
  load: (input) => ({ call: one("call", input.id), lead: parent("lead", "call", input.id) }),
  allow: (actor, _, { call }) => mayChangeCall(actor, call),
  plan: (_, { call }, { now }) => apply(update("call", "call_deleted", call, { deletedAt: now }, now)),
});
