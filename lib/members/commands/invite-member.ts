import { isAdmin } from "@/lib/auth/roles";
import { apply, conflict, create, defineCommand, findBy, idTaken, taken } from "@/lib/command/define";
import { ADMINS_ONLY } from "../policy";
import { Invitation } from "../schema";

const EMAIL_KNOWN = "Someone with this e-mail address was already invited.";

/** Puts an e-mail on the allow-list; its first sign-in links the account. */
export const inviteMember = defineCommand({
  name: "inviteMember",
  input: Invitation,
  load: (input) => ({ taken: taken("user", input.id), known: findBy("user", "email", input.email) }),
  allow: (actor) => isAdmin(actor) || ADMINS_ONLY,
  plan(input, rows, { now }) {
    if (rows.taken) return idTaken;
    if (rows.known) return conflict(EMAIL_KNOWN, { email: EMAIL_KNOWN });
    const member = { ...input, active: true, clerkId: null, createdAt: now, updatedAt: now, seq: 0 };
    return apply(create("user", "member_invited", member));
  },
});
