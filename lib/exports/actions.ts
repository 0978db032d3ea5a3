"use server";

import { parseInput } from "@/lib/command/input";
import type { FormState } from "@/lib/forms";
import { submitForm } from "@/lib/server/action";
import { cancelExport } from "./commands/cancel-export";
import { requestExport } from "./commands/request-export";
import { exportIn } from "./form";
import { requireMayExport } from "./policy";
import { countForWorkbook } from "./queries";
import { ExportRequest } from "./schema";
import { startExport } from "./start";

/** Asks for a file and sets its writer to it; what is too long for a workbook is refused at once. */
export async function requestExportAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(
    {
      command: requestExport,
      input: exportIn,
      async complete({ ctx, settings }, input) {
        requireMayExport(ctx.actor);
        return { ...input, atLeast: await countForWorkbook(ctx, settings, parseInput(ExportRequest, input)) };
      },
      done: ({ ctx, env, later }, { id }) => later(() => startExport(env, ctx, String(id))),
      next: () => "/exports",
    },
    form,
  );
}

export async function cancelExportAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm({ command: cancelExport, input: (data) => ({ id: data.get("id") }), next: () => "/exports" }, form);
}
