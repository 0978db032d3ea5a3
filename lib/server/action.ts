import { getCloudflareContext } from "@opennextjs/cloudflare";
import { redirect } from "next/navigation";
import { v7 as uuidv7 } from "uuid";
import type { AnyCommand } from "@/lib/command/define";
import type { Outcome } from "@/lib/command/deliver";
import { AppError, type ErrorBody, errorBody } from "@/lib/command/errors";
import { execute } from "@/lib/command/execute";
import { type FormState, INDEFINITE, valuesOf } from "@/lib/forms";
import { around } from "./around";
import { requireSession, type Session } from "./context";
import { requireWithinLimit } from "./limits";

interface FormDoor {
  command: AnyCommand;
  input(form: FormData, session: Session): Record<string, unknown>;
  /** Where to go when it is done. */
  next(form: FormData, session: Session): string;
  /** Something to ask the person first, instead of running the command. */
  before?(form: FormData, session: Session): Promise<Partial<FormState> | null>;
  /** The row as it is now, as the form spells it, to show beside a conflict. */
  theirs?(form: FormData, session: Session): Promise<FormState["theirs"]>;
}

/**
 * The door of forms, with or without JavaScript: runs the command under the operation id the form was made with, then
 * redirects; a refusal gives the form back with everything that was typed.
 */
export async function submitForm(door: FormDoor, form: FormData): Promise<FormState> {
  const session = await requireSession();
  const question = await door.before?.(form, session);
  if (question) return again(form, question);
  const error = await attempt(async () => {
    const operationId = String(form.get("operationId") ?? uuidv7()).slice(0, 255);
    const { error } = await run(session, door.command, door.input(form, session), operationId);
    return error;
  });
  if (error && INDEFINITE.has(error.code)) {
    return again(form, { message: error.message }, String(form.get("operationId") ?? uuidv7()));
  }
  if (error) {
    const theirs = error.code === "conflict" ? await door.theirs?.(form, session) : undefined;
    return again(form, {
      message: error.message,
      ...(error.fields && { fields: error.fields }),
      ...(theirs && { theirs }),
    });
  }
  redirect(door.next(form, session));
}

/** Runs one command for an action, within the person's limit. */
export async function run(
  session: Session,
  command: AnyCommand,
  input: unknown,
  operationId: string,
): Promise<Outcome> {
  await requireWithinLimit(getCloudflareContext().env, { userId: session.ctx.actor.id });
  return around(command.name, session, input, (whole) =>
    execute(command, session.ctx, whole, { operationId, sent: input }),
  );
}

/** The error of a command, as data; anything unforeseen is logged and told in one sentence. */
export async function attempt(run: () => Promise<ErrorBody | undefined>): Promise<ErrorBody | undefined> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof AppError) return errorBody(error);
    console.error(JSON.stringify({ level: "error", name: error instanceof Error ? error.name : "unknown" }));
    return { code: "internal", message: "Something went wrong on our side. Nothing was lost: try again." };
  }
}

function again(form: FormData, state: Partial<FormState>, operationId = uuidv7()): FormState {
  return { operationId, values: valuesOf(form), ...state };
}
