import { apply, defineCommand, one, unchanged, update } from "@/lib/command/define";
import { mayManage } from "../policy";
import { MemberId } from "../schema";

/** Ends a person's access with their next request. What they did stays theirs. */
export const deactivateMember = defineCommand({
  name: "deactivateMember",
  input: MemberId,
  load: (input) => ({ member: one("user", input.id) }),
  allow: (actor, input) => mayManage(actor, input.id),
  plan: (_, { member }, { now }) =>
    member.active ? apply(update("user", "member_deactivated", member, { active: false }, now)) : unchanged,
});
