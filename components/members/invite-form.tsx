"use client";

import { useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { CommandForm } from "@/components/forms/command-form";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { ROLES } from "@/lib/enums";
import { textIn } from "@/lib/forms";
import { ROLE_LABELS } from "@/lib/labels";
import { inviteMemberAction } from "@/lib/members/actions";

const inviteMember = () => import("@/lib/members/commands/invite-member").then((module) => module.inviteMember);

/** Puts an e-mail on the allow-list. */
export function InviteForm({ id, operationId }: { id: string; operationId: string }) {
  const [rowId, setRowId] = useState(id);
  return (
    <Card>
      <CardHeader>
        <CardTitle>Invite someone</CardTitle>
        <CardDescription>They get access when they first sign in with this e-mail address.</CardDescription>
      </CardHeader>
      <CardContent>
        <CommandForm
          key={rowId}
          className="grid gap-3 sm:grid-cols-[1fr_1fr_9rem_auto] sm:items-start"
          action={inviteMemberAction}
          command={inviteMember}
          operationId={operationId}
          input={(form) => ({
            id: rowId,
            email: textIn(form, "email") ?? "",
            name: textIn(form, "name") ?? "",
            role: form.get("role"),
          })}
          done="Invited."
          stays
          onDone={() => setRowId(uuidv7())}
          noValidate
        >
          {(state, pending) => (
            <>
              <input type="hidden" name="id" value={rowId} />
              <Field name="name" label="Name" error={state.fields?.name ?? null}>
                <Input required maxLength={200} autoComplete="off" defaultValue={state.values.name ?? ""} dir="auto" />
              </Field>
              <Field name="email" label="E-mail" error={state.fields?.email ?? null}>
                <Input
                  type="email"
                  required
                  maxLength={254}
                  autoComplete="off"
                  defaultValue={state.values.email ?? ""}
                />
              </Field>
              <Field name="role" label="Role" error={state.fields?.role ?? null}>
                <NativeSelect defaultValue={state.values.role ?? "agent"}>
                  {ROLES.map((role) => (
                    <option key={role} value={role}>
                      {ROLE_LABELS[role]}
                    </option>
                  ))}
                </NativeSelect>
              </Field>
              <Button type="submit" disabled={pending} className="sm:mt-6.5">
                Invite
              </Button>
            </>
          )}
        </CommandForm>
      </CardContent>
    </Card>
  );
}
