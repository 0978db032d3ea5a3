"use server";

import type { AnyCommand } from "@/lib/command/define";
import { AppError, type ErrorBody } from "@/lib/command/errors";
import { commands, serverOnly } from "@/lib/registry";
import { attempt, run } from "./action";
import { findSession } from "./context";

export interface Sent {
  status: "applied" | "conflict" | "rejected" | "signed-out" | "failed";
  error?: ErrorBody;
  /** The log's `seq` of the first change. */
  seq?: number;
}

/** The action behind `useCommand`: any command by its wire name, as the operation the person submitted. */
export async function sendCommand(name: string, operationId: string, input: unknown): Promise<Sent> {
  const known = Object.hasOwn(commands, name) && !Object.hasOwn(serverOnly, name);
  const command: AnyCommand | undefined = known ? commands[name as keyof typeof commands] : undefined;
  let sent: Sent = { status: "signed-out" };
  const error = await attempt(async () => {
    const session = await findSession();
    if (!session) return undefined;
    sent = { status: "failed" };
    if (!command || typeof operationId !== "string" || !/^[\x21-\x7e]{1,255}$/.test(operationId)) {
      throw new AppError("invalid", "This change cannot be read. Reload the page.");
    }
    const outcome = await run(session, command, input, operationId);
    sent = { status: outcome.status, ...(outcome.changes[0] && { seq: outcome.changes[0].seq }) };
    return outcome.error;
  });
  return error ? { ...sent, ...(sent.status === "signed-out" && { status: "failed" }), error } : sent;
}
