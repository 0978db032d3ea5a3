"use server";

import { type FormState, textIn } from "@/lib/forms";
import { submitForm } from "@/lib/server/action";
import { addConversation } from "./commands/add-conversation";

export async function addConversationAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(
    {
      command: addConversation,
      input: (data) => ({
        id: data.get("id"),
        leadId: data.get("leadId"),
        channel: data.get("channel") ?? "note",
        body: textIn(data, "body") ?? "",
      }),
      next: (data) => `/leads/${data.get("leadId")}`,
    },
    form,
  );
}
