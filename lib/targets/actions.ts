"use server";

import { isManager } from "@/lib/auth/roles";
import type { FormState } from "@/lib/forms";
import { submitForm } from "@/lib/server/action";
import { findSession, type Session } from "@/lib/server/context";
import { setTargets } from "./commands/set-targets";
import { seqTexts, targetsIn, targetTexts } from "./form";
import { listTargets } from "./queries";

export async function setTargetsAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(
    {
      command: setTargets,
      input: targetsIn,
      next: () => "/settings/targets",
      theirs: (_form, session) => asTheirs(session),
    },
    form,
  );
}

/** The targets as they are now, to show beside a conflict. */
export async function targetsNow(): Promise<FormState["theirs"]> {
  const session = await findSession();
  return session && isManager(session.ctx.actor) ? asTheirs(session) : undefined;
}

async function asTheirs({ ctx }: Session): Promise<NonNullable<FormState["theirs"]>> {
  const { targets } = await listTargets(ctx);
  return { seq: 0, values: { ...targetTexts(targets), seqs: seqTexts(targets) } };
}
