"use client";

import { useRef, useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { CommandForm } from "@/components/forms/command-form";
import { Button } from "@/components/ui/button";
import { Card, CardContent } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import { addConversationAction } from "@/lib/conversations/actions";
import { CHANNELS } from "@/lib/enums";
import { textIn } from "@/lib/forms";
import { CHANNEL_LABELS } from "@/lib/labels";

const addConversation = () =>
  import("@/lib/conversations/commands/add-conversation").then((module) => module.addConversation);

/** A note, or what was said elsewhere. Ctrl or Cmd with Enter saves. */
export function NoteForm({ leadId, id, operationId }: { leadId: string; id: string; operationId: string }) {
  const [rowId, setRowId] = useState(id);
  const text = useRef<HTMLTextAreaElement>(null);
  return (
    <Card>
      <CardContent>
        <CommandForm
          className="grid gap-2"
          action={addConversationAction}
          command={addConversation}
          operationId={operationId}
          input={(form) => ({ id: rowId, leadId, channel: form.get("channel"), body: textIn(form, "body") ?? "" })}
          draft={`note ${leadId}`}
          done="Noted."
          stays
          onDone={(form) => {
            setRowId(uuidv7());
            if (text.current?.value === form.get("body")) text.current.value = "";
          }}
        >
          {(state, pending) => (
            <>
              <input type="hidden" name="id" value={rowId} />
              <input type="hidden" name="leadId" value={leadId} />
              <Field name="body" label={<span className="sr-only">Note</span>} error={state.fields?.body ?? null}>
                <Textarea
                  ref={text}
                  rows={2}
                  maxLength={20_000}
                  dir="auto"
                  placeholder="Write a note…"
                  defaultValue={state.values.body ?? ""}
                  onKeyDown={(event) => {
                    if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
                      event.currentTarget.form?.requestSubmit();
                  }}
                />
              </Field>
              <div className="flex items-center justify-between gap-2">
                <NativeSelect
                  name="channel"
                  aria-label="Channel"
                  defaultValue={state.values.channel ?? "note"}
                  className="w-36"
                >
                  {CHANNELS.map((channel) => (
                    <option key={channel} value={channel}>
                      {CHANNEL_LABELS[channel]}
                    </option>
                  ))}
                </NativeSelect>
                <Button type="submit" variant="secondary" disabled={pending}>
                  Save
                </Button>
              </div>
            </>
          )}
        </CommandForm>
      </CardContent>
    </Card>
  );
}
