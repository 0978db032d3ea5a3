import type { QueryClient } from "@tanstack/react-query";
import { applyChange } from "@/lib/realtime/apply-change";
import { commands } from "@/lib/registry";
import { foresee, type Known } from "./foresee";
import type { Queued } from "./store";

/**
 * Lays the person's waiting changes over what was just shown, in their order: news from the server knows nothing of them
 * yet, and what one did must not go and come back.
 */
export function replayPending(client: QueryClient, known: Known, entries: readonly Queued[]): void {
  for (const { command: name, input, base, state } of entries) {
    const command = Object.hasOwn(commands, name) ? commands[name as keyof typeof commands] : undefined;
    if (!command || (state !== "waiting" && state !== "parked")) continue;
    for (const change of foresee(client, known, command, base ? { ...input, base } : input))
      applyChange(client, change);
  }
}
