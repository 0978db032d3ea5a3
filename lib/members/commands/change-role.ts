import { apply, defineCommand, one, unchanged, update } from "@/lib/command/define";
import { mayManage } from "../policy";
import { RoleChange } from "../schema";

export const changeRole = defineCommand({
  name: "changeRole",
  input: RoleChange,
  load: (input) => ({ member: one("user", input.id) }),
  allow: (actor, input) => mayManage(actor, input.id),
  plan: ({ role }, { member }, { now }) =>
    member.role === role ? unchanged : apply(update("user", "member_role_changed", member, { role }, now)),
});
