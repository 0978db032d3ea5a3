"use client";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { AnyCommand } from "@/lib/command/define";
import type { FormState } from "@/lib/forms";
import { CommandForm } from "./command-form";

interface Props {
  id: string;
  operationId: string;
  action: (state: FormState, form: FormData) => Promise<FormState>;
  command: () => Promise<AnyCommand>;
  title: string;
  done: string;
  onDone(): void;
}

/** Says that something was deleted, with the one press that takes it back: with or without JavaScript. */
export function UndoNotice({ id, title, ...form }: Props) {
  return (
    <CommandForm className="m-4 grid gap-2" input={() => ({ id })} {...form}>
      {() => (
        <>
          <input type="hidden" name="id" value={id} />
          <Alert
            variant="success"
            title={title}
            actions={
              <Button type="submit" variant="outline" size="sm">
                Undo
              </Button>
            }
          />
        </>
      )}
    </CommandForm>
  );
}
