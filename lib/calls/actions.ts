"use server";

import type { FormState } from "@/lib/forms";
import { submitForm } from "@/lib/server/action";
import { deleteCall } from "./commands/delete-call";
import { editCall } from "./commands/edit-call";
import { endCall } from "./commands/end-call";
import { logCall } from "./commands/log-call";
import { restoreCall } from "./commands/restore-call";
import { startCall } from "./commands/start-call";
import { callEditIn, callEndIn, callTexts, loggedCallIn } from "./form";
import { getCall } from "./queries";

/** Begins a call and stays in its workspace, where the number is dialled. */
export async function startCallAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(
    {
      command: startCall,
      input: (data) => ({ id: data.get("id"), leadId: data.get("leadId") }),
      next: (data) => `/call/${data.get("leadId")}${listOf(data)}`,
    },
    form,
  );
}

/** Ends the call and goes on to the next lead of the list, if there is one. */
export async function endCallAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(
    {
      command: endCall,
      input: (data, { settings }) => callEndIn(data, settings.timeZone),
      next: (data) =>
        data.get("then") === "next" && data.get("next")
          ? `/call/${data.get("next")}${listOf(data)}`
          : `/leads/${data.get("leadId")}${listOf(data)}`,
    },
    form,
  );
}

export async function logCallAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(
    {
      command: logCall,
      input: (data, { settings }) => loggedCallIn(data, settings.timeZone),
      next: (data) => `/leads/${data.get("leadId")}`,
    },
    form,
  );
}

export async function editCallAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(
    {
      command: editCall,
      input: (data, { settings }) => callEditIn(data, settings.timeZone),
      next: (data) => `/calls/${data.get("id")}`,
      theirs: async (data, { ctx, settings }) => {
        const call = await getCall(ctx, String(data.get("id")));
        return { seq: call.seq, values: callTexts(call, settings.timeZone) };
      },
    },
    form,
  );
}

export async function deleteCallAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(
    {
      command: deleteCall,
      input: (data) => ({ id: data.get("id") }),
      next: (data) => `/calls?deleted=${data.get("id")}`,
    },
    form,
  );
}

export async function restoreCallAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(
    { command: restoreCall, input: (data) => ({ id: data.get("id") }), next: (data) => `/calls/${data.get("id")}` },
    form,
  );
}

/** The list one came from, carried along so that "next" stays in it. */
function listOf(form: FormData): string {
  const list = form.get("list");
  return typeof list === "string" && list ? `?list=${encodeURIComponent(list)}` : "";
}
