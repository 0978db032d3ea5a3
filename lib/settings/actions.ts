"use server";

import type { FormState } from "@/lib/forms";
import { submitForm } from "@/lib/server/action";
import { findSession } from "@/lib/server/context";
import { editSettings } from "./commands/edit-settings";
import { settingsEditIn, settingsTexts } from "./form";
import type { Settings } from "./schema";

export async function editSettingsAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(
    {
      command: editSettings,
      input: settingsEditIn,
      next: () => "/settings/organisation",
      theirs: async (_form, { settings }) => asTheirs(settings),
    },
    form,
  );
}

/** The settings as they are now, to show beside a conflict. */
export async function settingsNow(): Promise<FormState["theirs"]> {
  const session = await findSession();
  return session ? asTheirs(session.settings) : undefined;
}

function asTheirs(settings: Settings): NonNullable<FormState["theirs"]> {
  return { seq: settings.seq, values: settingsTexts(settings) };
}
