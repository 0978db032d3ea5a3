import { apply, defineCommand, one, unchanged, update } from "@/lib/command/define";
import { mayManage } from "../policy";
import { MemberId } from "../schema";

export const reactivateMember = defineCommand({
  name: "reactivateMember",
  input: MemberId,
  load: (input) => ({ member: one("user", input.id) }),
  allow: (actor, input) => mayManage(actor, input.id),
  plan: (_, { member }, { now }) =>
    member.active ? unchanged : apply(update("user", "member_reactivated", member, { active: true }, now)),
});
