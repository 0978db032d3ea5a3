"use server";

import type { FormState } from "@/lib/forms";
import { submitForm } from "@/lib/server/action";
import { editSavedReport } from "./commands/edit-saved-report";
import { removeSavedReport } from "./commands/remove-saved-report";
import { saveReport } from "./commands/save-report";
import { newSavedReportIn, savedReportIn } from "./form";

const next = () => "/reports/saved";

export async function saveReportAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm({ command: saveReport, input: newSavedReportIn, next }, form);
}

export async function editSavedReportAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm({ command: editSavedReport, input: savedReportIn, next }, form);
}

export async function removeSavedReportAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm({ command: removeSavedReport, input: (data) => ({ id: data.get("id") }), next }, form);
}
