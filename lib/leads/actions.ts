"use server";

import type { Duplicate, FormState } from "@/lib/forms";
import { submitForm } from "@/lib/server/action";
import { findSession, type Session } from "@/lib/server/context";
import { createLead } from "./commands/create-lead";
import { deleteLead } from "./commands/delete-lead";
import { editLead } from "./commands/edit-lead";
import { handOver } from "./commands/hand-over";
import { restoreLead } from "./commands/restore-lead";
import { handOverIn, leadEditIn, leadTexts, newLeadIn, numberToCheck } from "./form";
import { displayLead } from "./present";
import { getLead, leadsWithPhone } from "./queries";

/** Creates a lead, or first asks when another one the person may see has the same number. */
export async function createLeadAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(
    {
      command: createLead,
      input: (data, { settings }) => newLeadIn(data, settings.timeZone),
      next: (data) => `/leads/${data.get("id")}`,
      before: askAboutNumber,
    },
    form,
  );
}

/** Edits a lead, with the same question about a number that was changed. */
export async function editLeadAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(
    {
      command: editLead,
      input: (data, { settings }) => leadEditIn(data, settings.timeZone),
      next: (data) => `/leads/${data.get("id")}`,
      before: askAboutNumber,
      theirs: async (data, { ctx, settings }) => {
        const lead = displayLead(await getLead(ctx, String(data.get("id"))));
        return { seq: lead.seq, values: leadTexts(lead, settings.timeZone) };
      },
    },
    form,
  );
}

/** The leads a person may see that have this number; `except` is the lead it is being typed for. */
export async function leadsWithNumber(number: unknown, except: unknown): Promise<Duplicate[]> {
  const session = await findSession();
  return session ? duplicatesOf(session, String(number).slice(0, 40), String(except)) : [];
}

async function askAboutNumber(form: FormData, session: Session): Promise<Partial<FormState> | null> {
  const number = numberToCheck(form);
  const duplicates = number ? await duplicatesOf(session, number, String(form.get("id"))) : [];
  return duplicates.length > 0 ? { duplicates } : null;
}

async function duplicatesOf({ ctx, settings }: Session, number: string, except: string): Promise<Duplicate[]> {
  const leads = await leadsWithPhone(ctx, settings, number, except);
  return leads.map(({ id, name, company }) => ({ id, name, company }));
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
