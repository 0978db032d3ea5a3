"use server";

import { changedIn, type FormState, textIn } from "@/lib/forms";
import { submitForm } from "@/lib/server/action";
import { editSettings } from "./commands/edit-settings";

export async function editSettingsAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(
    {
      command: editSettings,
      input: (data) => {
        const names = ["name", "timeZone", "country", "currency"].filter(changedIn(data));
        const fields = names.map((name) => [name, textIn(data, name) ?? ""]);
        return { base: { seq: Number(data.get("seq")) }, ...Object.fromEntries(fields) };
      },
      next: () => "/settings/organisation",
    },
    form,
  );
}
