"use server";

import type { FormState } from "@/lib/forms";
import { submitForm } from "@/lib/server/action";
import { cancelExport } from "./commands/cancel-export";
import { requestExport } from "./commands/request-export";
import { exportIn } from "./form";

/** Asks for a file and sets its writer to it; what is too long for a workbook is refused at once. */
export async function requestExportAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm({ command: requestExport, input: exportIn, next: () => "/exports" }, form);
}

export async function cancelExportAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm({ command: cancelExport, input: (data) => ({ id: data.get("id") }), next: () => "/exports" }, form);
}
