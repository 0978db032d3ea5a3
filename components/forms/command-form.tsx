"use client";

import { type ComponentProps, type ReactNode, useActionState, useEffect, useRef, useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { useKnown } from "@/components/session/known";
import { useGo } from "@/components/session/use-go";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { AnyCommand } from "@/lib/command/define";
import { type FormState, INDEFINITE, valuesOf } from "@/lib/forms";
import { useCommand } from "@/lib/offline/use-command";
import { useDraft } from "./use-draft";

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
  /** Goes elsewhere; without it the page stays and is read again. */
  onDone?(form: FormData): void;
  /** The name under which what is typed is kept on this device until it is saved. */
  draft?: string;
  /** `onDone` stays on the page. */
  stays?: boolean;
  children: (state: FormState, pending: boolean) => ReactNode;
}

/**
 * A form over one command. Before JavaScript it posts to its server action; with it the same input goes through
 * `useCommand`. Either way a refusal stands beside its field and nothing typed is lost.
 */
export function CommandForm(props: Props) {
  const { action, operationId, command, input, before, theirs, done, onDone, draft, stays, children, ...rest } = props;
  const { settings } = useKnown();
  const go = useGo();
  const form = useRef<HTMLFormElement>(null);
  const open = useRef<string | null>(null);
  const [posted, post] = useActionState(action, { operationId, values: {} });
  const [answered, setAnswered] = useState<FormState | null>(null);
  const { restored, forget } = useDraft(form, draft);
  const { run, pending } = useCommand<unknown>(command);
  const [asking, setAsking] = useState(false);
  const busy = pending || asking;
  const state = answered ?? posted;

  useEffect(() => {
    if (!state.message && !state.duplicates) return;
    const wrong = form.current?.querySelector<HTMLElement>("[aria-invalid=true]");
    const said = form.current?.querySelector<HTMLElement>("[data-slot=alert][tabindex]");
    const there = wrong ?? said;
    there?.focus({ preventScroll: true });
    (there?.closest("[data-slot=field]") ?? there)?.scrollIntoView({ block: "nearest" });
  }, [state]);

  async function submit(data: FormData) {
    // An answer that never came, or said nothing definite, leaves the operation open: the same change goes out under
    // the same id, and is not done twice. Another change is another operation.
    const retry = open.current === JSON.stringify(input(data, settings.timeZone));
    const operationId = open.current === null || retry ? state.operationId : uuidv7();
    if (data.get("id") === state.operationId) data.set("id", operationId);
    const sending = input(data, settings.timeZone);
    open.current = null;
    const again = (part: Partial<FormState>, next = uuidv7()) =>
      setAnswered({ operationId: next, values: valuesOf(data), ...part });
    setAsking(true);
    const question = retry ? null : await ask(data);
    setAsking(false);
    if (question) return again(question);
    const leaving = onDone !== undefined && !stays;
    const options = { operationId, quiet: true, leaving, ...(done && { done }) };
    const error = await run(sending, options);
    if (error && INDEFINITE.has(error.code)) {
      open.current = JSON.stringify(sending);
      return again({ message: error.message }, operationId);
    }
    if (error) {
      const now = error.code === "conflict" ? await theirs?.(data).catch(() => undefined) : undefined;
      return again({
        message: error.message,
        ...(error.fields && { fields: error.fields }),
        ...(now && { theirs: now }),
      });
    }
    forget();
    setAnswered({ operationId: uuidv7(), values: {} });
    onDone?.(data);
    if (leaving) go.refresh();
  }

  /** What `before` asks; when nobody answers in time, that is said, and the next press goes on without. */
  async function ask(data: FormData): Promise<Partial<FormState> | null> {
    try {
      return (await before?.(data)) ?? null;
    } catch {
      open.current = JSON.stringify(input(data, settings.timeZone));
      return { message: "The server did not answer, so nothing was checked. Press again to go on without." };
    }
  }

  function startOver() {
    forget();
    form.current?.reset();
    window.location.reload();
  }

  return (
    <form
      ref={form}
      action={post}
      aria-busy={busy}
      {...rest}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) submit(new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter));
      }}
    >
      <input type="hidden" name="operationId" value={state.operationId} />
      {state.message && <Alert variant="destructive" title={summary(state)} tabIndex={-1} className="col-span-full" />}
      {restored && <Restored startOver={startOver} />}
      {children(state, busy)}
    </form>
  );
}

function Restored({ startOver }: { startOver(): void }) {
  return (
    <Alert
      className="col-span-full"
      title="What you typed here before is back."
      actions={
        <Button type="button" variant="outline" size="sm" onClick={startOver}>
          Start over
        </Button>
      }
    />
  );
}

/** The sentence above the form, with what is wrong where no field of the form shows it. */
function summary({ message, fields, values }: FormState): string {
  const unseen = Object.entries(fields ?? {}).filter(([name]) => name === "id" || !(name in values));
  return [...new Set([message, ...unseen.map(([, text]) => text)])].join(" ");
}
