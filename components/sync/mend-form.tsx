"use client";

import { v7 as uuidv7 } from "uuid";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { FIELDS } from "@/lib/activity/words";
import { decisionNow } from "@/lib/offline/decision-now";
import { mend } from "@/lib/offline/outbox";
import type { Queued } from "@/lib/offline/store";
import { useQueue } from "@/lib/offline/use-queue";

const LONG = new Set(["notes", "body"]);

/** The fields that the server did not take, to be put right where they stand; the change keeps its place and its rows. */
export function MendForm({ entry }: { entry: Queued }) {
  const queue = useQueue();
  const wrong = mendable(entry);
  if (wrong.length === 0) return null;
  return (
    <form
      className="grid max-w-md gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = new FormData(event.currentTarget);
        const input = Object.fromEntries(wrong.map((name) => [name, readAs(typed.get(name), entry.input[name])]));
        queue.amend((store) => mend(store, entry.n, input, uuidv7(), decisionNow()));
      }}
    >
      {wrong.map((name) => (
        <Field key={name} name={name} label={FIELDS[name] ?? name} error={entry.error?.fields?.[name] ?? null}>
          {LONG.has(name) ? (
            <Textarea rows={3} dir="auto" defaultValue={textOf(entry.input[name])} />
          ) : (
            <Input dir="auto" autoComplete="off" defaultValue={textOf(entry.input[name])} />
          )}
        </Field>
      ))}
      <div>
        <Button type="submit" size="sm">
          Correct and send
        </Button>
      </div>
    </form>
  );
}

/** What the server named and a person can type: texts and numbers of the input. */
export function mendable({ state, error, input }: Queued): string[] {
  if (state !== "rejected") return [];
  return Object.keys(error?.fields ?? {}).filter(
    (name) => name !== "id" && ["string", "number"].includes(typeof input[name]),
  );
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function readAs(typed: FormDataEntryValue | null, was: unknown): unknown {
  const text = String(typed ?? "").trim();
  if (typeof was === "number") return Number.isNaN(Number(text)) ? text : Number(text);
  return text;
}
