"use server";

import type { FormState } from "@/lib/forms";
import { submitForm } from "@/lib/server/action";
import { createLead } from "./commands/create-lead";
import { deleteLead } from "./commands/delete-lead";
import { editLead } from "./commands/edit-lead";
import { handOver } from "./commands/hand-over";
import { restoreLead } from "./commands/restore-lead";
import { handOverIn, leadEditIn, leadTexts, newLeadIn } from "./form";
import { displayLead } from "./present";
import { getLead, leadsWithPhone } from "./queries";

/** Creates a lead, after a question when another one the person may see has the same number. */
export async function createLeadAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(
    {
      command: createLead,
      input: (data, { settings }) => newLeadIn(data, settings.timeZone),
      next: (data) => `/leads/${data.get("id")}`,
      before: async (data, { ctx, settings }) => {
        if (data.get("anyway") === "on") return null;
        const same = await leadsWithPhone(ctx, settings, String(data.get("phone") ?? ""));
        if (same.length === 0) return null;
        return { duplicates: same.map(({ id, name, company }) => ({ id, name, company })) };
      },
    },
    form,
  );
}

export async function editLeadAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(
    {
      command: editLead,
      input: (data, { settings }) => leadEditIn(data, settings.timeZone),
      next: (data) => `/leads/${data.get("id")}`,
      theirs: async (data, { ctx, settings }) => {
        const lead = displayLead(await getLead(ctx, String(data.get("id"))));
        return { seq: lead.seq, values: leadTexts(lead, settings.timeZone) };
      },
    },
    form,
  );
}

export async function deleteLeadAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(
    {
      command: deleteLead,
      input: (data) => ({ id: data.get("id") }),
      next: (data) => `/leads?deleted=${data.get("id")}`,
    },
    form,
  );
}

export async function restoreLeadAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(
    { command: restoreLead, input: (data) => ({ id: data.get("id") }), next: (data) => `/leads/${data.get("id")}` },
    form,
  );
}

/** One lead or many: the checkboxes of a list, or the lead's own page. */
export async function handOverAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(
    {
      command: handOver,
      input: handOverIn,
      next: (data) => (data.get("list") ? `/leads?${data.get("list")}` : "/leads"),
    },
    form,
  );
}
