"use server";

import { type FormState, textIn } from "@/lib/forms";
import { submitForm } from "@/lib/server/action";
import { changeRole } from "./commands/change-role";
import { deactivateMember } from "./commands/deactivate-member";
import { inviteMember } from "./commands/invite-member";
import { reactivateMember } from "./commands/reactivate-member";

const next = () => "/settings/members";

export async function inviteMemberAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(
    {
      command: inviteMember,
      input: (data) => ({
        id: data.get("id"),
        email: textIn(data, "email") ?? "",
        name: textIn(data, "name") ?? "",
        role: data.get("role"),
      }),
      next,
    },
    form,
  );
}

export async function changeRoleAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(
    { command: changeRole, input: (data) => ({ id: data.get("id"), role: data.get("role") }), next },
    form,
  );
}

export async function deactivateMemberAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm({ command: deactivateMember, input: (data) => ({ id: data.get("id") }), next }, form);
}

export async function reactivateMemberAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm({ command: reactivateMember, input: (data) => ({ id: data.get("id") }), next }, form);
}
