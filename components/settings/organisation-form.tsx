"use client";

import { useState } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { WORKING_WEEKS, type WorkingWeek } from "@/lib/enums";
import { errorOf, seqOf, valuesOf } from "@/lib/forms";
import { WORKING_WEEK_LABELS } from "@/lib/labels";
import { editSettingsAction, settingsNow } from "@/lib/settings/actions";
import { SETTINGS_FIELDS, settingsEditIn, settingsTexts } from "@/lib/settings/form";
import type { Settings } from "@/lib/settings/schema";

const editSettings = () => import("@/lib/settings/commands/edit-settings").then((module) => module.editSettings);

const FIELDS = [
  { name: "name", label: "Name", hint: "What the organisation is called here", maxLength: 100 },
  {
    name: "timeZone",
    label: "Time zone",
    hint: "Days are cut here, like Asia/Dubai. New calls count by it; past ones stay",
    maxLength: 60,
  },
  {
    name: "country",
    label: "Country",
    hint: "Two letters, like AE: how numbers written without + are read",
    maxLength: 2,
  },
  { name: "currency", label: "Currency", hint: "Three letters, like AED: of every estimated value", maxLength: 3 },
] as const;

export function OrganisationForm({ settings, operationId }: { settings: Settings; operationId: string }) {
  const [opened, setOpened] = useState(settings);
  const [saved, setSaved] = useState<Record<string, string> | null>(null);
  if (saved && settings !== opened && says(settings, saved)) {
    // Only one's own saving moves what the form stands on: others' changes must be met as a conflict.
    setOpened(settings);
    setSaved(null);
  }
  const was = settingsTexts(opened);
  return (
    <CommandForm
      className="grid gap-4"
      action={editSettingsAction}
      command={editSettings}
      operationId={operationId}
      input={settingsEditIn}
      theirs={settingsNow}
      done="Saved."
      stays
      onDone={(form) => setSaved(valuesOf(form))}
      noValidate
    >
      {(state, pending) => (
        <>
          <input type="hidden" name="seq" value={seqOf(state, opened.seq)} />
          <input type="hidden" name="was" value={JSON.stringify(was)} />
          {FIELDS.map(({ name, label, hint, maxLength }) => (
            <Field key={name} name={name} label={label} hint={hint} error={errorOf(state, name)}>
              <Input
                required
                maxLength={maxLength}
                defaultValue={state.values[name] ?? was[name]}
                autoComplete="off"
                autoCapitalize={name === "name" ? "words" : "characters"}
                spellCheck={name === "name"}
                dir={name === "name" ? "auto" : "ltr"}
              />
            </Field>
          ))}
          <Field
            name="workingWeek"
            label="Working days"
            hint="Targets count by them, and a week begins with the first"
            error={errorOf(state, "workingWeek", (week) => WORKING_WEEK_LABELS[week as WorkingWeek])}
          >
            <WorkingDays value={state.values.workingWeek ?? was.workingWeek} />
          </Field>
          <Button type="submit" disabled={pending} className="justify-self-start">
            Save
          </Button>
        </>
      )}
    </CommandForm>
  );
}

/** The field's wiring goes to the select itself. */
function WorkingDays({ value, ...wiring }: { value: string | undefined }) {
  return (
    <NativeSelect {...wiring} defaultValue={value} key={value}>
      {WORKING_WEEKS.map((week) => (
        <option key={week} value={week}>
          {WORKING_WEEK_LABELS[week]}
        </option>
      ))}
    </NativeSelect>
  );
}

/** Whether these are the settings that were just saved: with others at work, what comes next need not be. */
function says(settings: Settings, saved: Record<string, string>): boolean {
  const texts = settingsTexts(settings);
  return SETTINGS_FIELDS.every((name) => texts[name]?.toLowerCase() === saved[name]?.trim().toLowerCase());
}
