import { z } from "zod";
import { apply, conflict, defineCommand, findBy, one, unchanged, update } from "@/lib/command/define";
import { id, requiredText } from "@/lib/fields";

/** Ties an invited person to their Clerk account, at their first sign-in and by themselves alone. */
export const linkMember = defineCommand({
  name: "linkMember",
  input: z.strictObject({ id, clerkId: requiredText("The Clerk id", 100) }),
  load: (input) => ({ member: one("user", input.id), linked: findBy("user", "clerkId", input.clerkId) }),
  allow: (actor, input) => actor.id === input.id || "Only the invited person links their account.",
  plan({ clerkId }, { member, linked }, { now }) {
    if (member.clerkId === clerkId) return unchanged;
    if (member.clerkId || linked) return conflict("This account is already linked.", { clerkId: "Already linked." });
    return apply(update("user", "member_linked", member, { clerkId }, now));
  },
});
