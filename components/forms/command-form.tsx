"use client";

import { type ComponentProps, type ReactNode, useActionState, useEffect, useRef, useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { useKnown } from "@/components/session/known";
import { Alert } from "@/components/ui/alert";
import type { AnyCommand } from "@/lib/command/define";
import { type FormState, valuesOf } from "@/lib/forms";
import { useCommand } from "@/lib/offline/use-command";

interface Props extends Omit<ComponentProps<"form">, "action" | "children" | "onSubmit"> {
  /** The door before JavaScript. */
  action: (state: FormState, form: FormData) => Promise<FormState>;
  /** Made by the server with the page: a form sent twice is one operation. */
  operationId: string;
  command: () => Promise<AnyCommand>;
  /** The command's input, read from the form as the action reads it. */
  input(form: FormData, timeZone: string): unknown;
  /** Something to ask first; what it answers is shown instead of sending. */
  before?(form: FormData): Promise<Partial<FormState> | null>;
  /** The row as it is now, as the form spells it, to show beside a conflict. */
  theirs?(form: FormData): Promise<FormState["theirs"]>;
  done?: string;
  undo?: { label: string; run(): void };
  /** Goes elsewhere; without it the page stays and is read again. */
  onDone?(form: FormData): void;
  /** `onDone` stays on the page. */
  stays?: boolean;
  children: (state: FormState, pending: boolean) => ReactNode;
}

/**
 * A form over one command. Before JavaScript it posts to its server action; with it the same input goes through
 * `useCommand`. Either way a refusal stands beside its field and nothing typed is lost.
 */
export function CommandForm(props: Props) {
  const { action, operationId, command, input, before, theirs, done, undo, onDone, stays, children, ...rest } = props;
  const { settings } = useKnown();
  const form = useRef<HTMLFormElement>(null);
  const [posted, post] = useActionState(action, { operationId, values: {} });
  const [answered, setAnswered] = useState<FormState | null>(null);
  const { run, pending } = useCommand<unknown>(command);
  const state = answered ?? posted;

  useEffect(() => {
    if (state.fields) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [state.fields]);

  async function submit(data: FormData) {
    const again = (part: Partial<FormState>) => setAnswered({ operationId: uuidv7(), values: valuesOf(data), ...part });
    const question = await before?.(data);
    if (question) return again(question);
    const leaving = onDone !== undefined && !stays;
    const options = {
      operationId: state.operationId,
      quiet: true,
      leaving,
      ...(done && { done }),
      ...(undo && { undo }),
    };
    const error = await run(input(data, settings.timeZone), options);
    if (error) {
      const now = error.code === "conflict" ? await theirs?.(data).catch(() => undefined) : undefined;
      return again({
        message: error.message,
        ...(error.fields && { fields: error.fields }),
        ...(now && { theirs: now }),
      });
    }
    again({});
    onDone?.(data);
  }

  return (
    <form
      ref={form}
      action={post}
      aria-busy={pending}
      {...rest}
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) submit(new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter));
      }}
    >
      <input type="hidden" name="operationId" value={state.operationId} />
      {state.message && <Alert variant="destructive" title={summary(state)} />}
      {children(state, pending)}
    </form>
  );
}

/** The sentence above the form: with what is wrong where no field of the form shows it. */
function summary({ message, fields }: FormState): string {
  const unseen = Object.entries(fields ?? {}).filter(([name]) => name === "id" || name === "body");
  return [message, ...unseen.map(([, text]) => text)].join(" ");
}
