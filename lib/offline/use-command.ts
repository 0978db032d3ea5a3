"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { say } from "@/components/layout/say";
import { useKnown } from "@/components/session/known";
import { useGo } from "@/components/session/use-go";
import type { AnyCommand, Change } from "@/lib/command/define";
import { AppError, type ErrorBody, errorBody } from "@/lib/command/errors";
import { parseInput } from "@/lib/command/input";
import { cachedLead } from "@/lib/leads/cache";
import { applyChange } from "@/lib/realtime/apply-change";
import { sendCommand } from "@/lib/server/send-command";
import { QUEUEABLE } from "@/lib/sync/queueable";
import { decisionNow } from "./decision-now";
import { foresee } from "./foresee";
import { discard } from "./outbox";
import type { Queue } from "./queue";
import { toSubmitted } from "./submit";
import { useQueue } from "./use-queue";

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

/** Milliseconds to wait for the server's word: short where the plan already said yes, longer where only it can tell. */
const FORESEEN = 1500;
const UNFORESEEN = 8000;

/**
 * The one way a change leaves a page with JavaScript: shown at once by the command's own plan, written into the outbox, and
 * sent from there. Answers null once it is safe, done or queued, else the error; what the server refuses later stands on
 * the page of what waits.
 */
export function useCommand<Input>(load: () => Promise<AnyCommand>) {
  const client = useQueryClient();
  const go = useGo();
  const known = useKnown();
  const queue = useQueue();
  const [pending, setPending] = useState(false);

  const run = useCallback(
    async (input: Input, options: Options = {}): Promise<ErrorBody | null> => {
      setPending(true);
      let undo = () => {};
      try {
        const command = await load();
        const raw = withBase(command, plain(input), (id) => cachedLead(client, id)?.seq);
        const parsed = parseInput(command.input, raw);
        const id = options.operationId ?? uuidv7();
        const changes = foresee(client, known, command, raw);
        undo = show(client, changes);
        const sent = await deliver(queue, command, raw, parsed, id, changes.length > 0 ? FORESEEN : UNFORESEEN);
        if (sent.error) throw new AppError(sent.error.code, sent.error.message, sent.error.fields);
        if (sent.queued) say("success", SAVED_HERE);
        else if (options.done) say("success", options.done);
        if (!options.leaving && !sent.queued) go.refresh();
        return null;
      } catch (error) {
        undo();
        const told = error instanceof AppError ? errorBody(error) : { code: "unavailable" as const, message: OFFLINE };
        if (!options.quiet || told.code === "unauthenticated") say("error", told.message);
        return told;
      } finally {
        setPending(false);
      }
    },
    [client, known, queue, load, go],
  );
  return { run, pending };
}

/** Through the outbox, and straight to the server for what is changed online only, or by a browser that cannot keep it. */
async function deliver(
  queue: Queue,
  command: AnyCommand,
  raw: Record<string, unknown>,
  parsed: unknown,
  id: string,
  patience: number,
): Promise<{ queued?: boolean; error?: ErrorBody }> {
  if (!QUEUEABLE.has(command.name)) return sendAlone(command, id, raw);
  try {
    const known = { id, actor: queue.viewer, queued: await queue.list(), at: new Date().toISOString() };
    await queue.submit(toSubmitted(command, parsed, raw, known));
  } catch {
    return sendAlone(command, id, raw);
  }
  const entry = await queue.settled(id, navigator.onLine ? patience : 0);
  if (entry?.state === "conflict" || entry?.state === "rejected") {
    // The form says so, and holds what was typed: it need not wait for a decision elsewhere, too.
    await queue.amend((store) => discard(store, entry.n, decisionNow()));
    return { error: entry.error ?? { code: entry.state === "conflict" ? "conflict" : "invalid", message: REFUSED } };
  }
  return { queued: entry?.state === "waiting" || entry?.state === "parked" };
}

async function sendAlone(command: AnyCommand, id: string, raw: unknown): Promise<{ error?: ErrorBody }> {
  const sent = await sendCommand(command.name, id, raw);
  if (sent.error) return { error: sent.error };
  return sent.status === "applied" ? {} : { error: { code: "unauthenticated", message: SIGNED_OUT } };
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

/** A call or note stands on its lead as the person saw it: who held the lead then may still append it. */
function withBase(
  command: AnyCommand,
  raw: Record<string, unknown>,
  seqOf: (leadId: string) => number | undefined,
): Record<string, unknown> {
  const { shape } = command.input as { shape?: object };
  if (!shape || !("base" in shape) || raw.base !== undefined || typeof raw.leadId !== "string") return raw;
  const seq = seqOf(raw.leadId);
  return seq ? { ...raw, base: { seq } } : raw;
}

const SAVED_HERE = "Saved on this device. It is sent as soon as the server answers.";
const REFUSED = "The server did not take this change.";
const OFFLINE = "The server did not answer. Press again when you are connected: it will not be done twice.";
const SIGNED_OUT = "You are signed out. Sign in again, then send this once more.";

/** What can be stored and sent: an undefined field is one that is not there. */
function plain(input: unknown): Record<string, unknown> {
  return JSON.parse(JSON.stringify(input)) as Record<string, unknown>;
}
