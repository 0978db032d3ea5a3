import { z } from "zod";
import type { Versioned } from "@/lib/command/define";
import { ROLES, type Role } from "@/lib/enums";
import { email, id, newId, oneOf, requiredText } from "@/lib/fields";

/** A person on the allow-list. `clerkId` is null until they first sign in. */
export interface Member extends Versioned {
  email: string;
  name: string;
  role: Role;
  active: boolean;
  clerkId: string | null;
  createdAt: string;
  updatedAt: string;
}

declare module "@/lib/command/define" {
  interface Entities {
    user: Member;
  }
}

export const Invitation = z.strictObject({
  id: newId,
  email: email.unwrap().transform((value, ctx) => {
    if (value) return value;
    ctx.addIssue({ code: "custom", message: "The e-mail address is required." });
    return z.NEVER;
  }),
  name: requiredText("The name", 200),
  role: oneOf(ROLES),
});

export const RoleChange = z.strictObject({ id, role: oneOf(ROLES) });
export const MemberId = z.strictObject({ id });
