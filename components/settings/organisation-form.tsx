"use client";

import { CommandForm } from "@/components/forms/command-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { changedIn, textIn } from "@/lib/forms";
import { editSettingsAction } from "@/lib/settings/actions";
import type { Settings } from "@/lib/settings/schema";

const editSettings = () => import("@/lib/settings/commands/edit-settings").then((module) => module.editSettings);

const FIELDS = [
  { name: "name", label: "Name", hint: "What the organisation is called here" },
  {
    name: "timeZone",
    label: "Time zone",
    hint: "Days are cut here, like Asia/Dubai. New calls count by it; past ones stay",
  },
  { name: "country", label: "Country", hint: "Two letters, like AE: how numbers written without + are read" },
  { name: "currency", label: "Currency", hint: "Three letters, like AED: of every estimated value" },
] as const;

export function OrganisationForm({ settings, operationId }: { settings: Settings; operationId: string }) {
  const was = Object.fromEntries(FIELDS.map(({ name }) => [name, settings[name]]));
  return (
    <CommandForm
      className="grid gap-4"
      action={editSettingsAction}
      command={editSettings}
      operationId={operationId}
      input={(form) => {
        const names = FIELDS.map(({ name }) => name).filter(changedIn(form));
        const fields = names.map((name) => [name, textIn(form, name) ?? ""]);
        return { base: { seq: settings.seq }, ...Object.fromEntries(fields) };
      }}
      done="Saved."
    >
      {(state, pending) => (
        <>
          <input type="hidden" name="seq" value={settings.seq} />
          <input type="hidden" name="was" value={JSON.stringify(was)} />
          {FIELDS.map(({ name, label, hint }) => (
            <Field key={name} name={name} label={label} hint={hint} error={state.fields?.[name] ?? null}>
              <Input required defaultValue={state.values[name] ?? settings[name]} autoComplete="off" />
            </Field>
          ))}
          <Button type="submit" disabled={pending} className="justify-self-start">
            Save
          </Button>
        </>
      )}
    </CommandForm>
  );
}
