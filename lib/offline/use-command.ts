"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { say } from "@/components/layout/say";
import { useKnown } from "@/components/session/known";
import type { AnyCommand, Change } from "@/lib/command/define";
import type { ErrorBody } from "@/lib/command/errors";
import { applyChange } from "@/lib/realtime/apply-change";
import { type Sent, sendCommand } from "@/lib/server/send-command";
import { foresee } from "./foresee";

interface Options {
  /** Made when the person submitted; the same form sent twice is one operation. */
  operationId?: string;
  /** What to say when it is done. */
  done?: string;
  /** The form shows the error itself, beside its field. */
  quiet?: boolean;
  /** The page is left when it is done, so what it shows need not be read again. */
  leaving?: boolean;
}

/** The one way a change leaves a page with JavaScript: shown at once by the command's own plan, then sent. */
export function useCommand<Input>(load: () => Promise<AnyCommand>) {
  const client = useQueryClient();
  const router = useRouter();
  const known = useKnown();
  const [pending, setPending] = useState(false);

  const run = useCallback(
    async (input: Input, options: Options = {}): Promise<ErrorBody | null> => {
      setPending(true);
      let undo = () => {};
      try {
        const command = await load();
        undo = show(client, foresee(client, known, command, input));
        const sent = await sendCommand(command.name, options.operationId ?? uuidv7(), plain(input));
        if (!sent.error && sent.status === "applied") {
          if (options.done) say("success", options.done);
          if (!options.leaving) router.refresh();
          return null;
        }
        return refuse(sent, options);
      } catch {
        return refuse({ status: "failed", error: { code: "unavailable", message: OFFLINE } }, options);
      } finally {
        setPending(false);
      }

      function refuse(sent: Sent, { quiet }: Options): ErrorBody {
        undo();
        const error = sent.error ?? { code: "unauthenticated", message: SIGNED_OUT };
        if (!quiet || sent.status === "signed-out") say("error", error.message);
        return error;
      }
    },
    [client, known, load, router],
  );
  return { run, pending };
}

/** Shows changes at once; the answer takes back what of them is still on screen, and nothing else. */
function show(client: QueryClient, changes: readonly Change[]): () => void {
  const queries = client.getQueryCache().getAll();
  const before = new Map(queries.map(({ queryKey, state }) => [queryKey, state.data]));
  for (const change of changes) applyChange(client, change);
  const shown = client
    .getQueryCache()
    .getAll()
    .map(({ queryKey, state }) => ({ key: queryKey, data: state.data, was: before.get(queryKey) }))
    .filter(({ data, was }) => data !== was);
  return () => {
    for (const { key, data, was } of shown) {
      if (client.getQueryData(key) !== data) continue;
      if (was === undefined) client.removeQueries({ queryKey: key, exact: true });
      else client.setQueryData(key, was);
    }
  };
}

const OFFLINE = "The server did not answer. Press again when you are connected: it will not be done twice.";
const SIGNED_OUT = "You are signed out. Sign in again, then send this once more.";

/** What an action can carry: an undefined field is one that is not there. */
function plain(input: unknown): unknown {
  return JSON.parse(JSON.stringify(input));
}
