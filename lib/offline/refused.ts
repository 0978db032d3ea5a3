import type { AnyCommand, Wants } from "@/lib/command/define";
import type { ErrorBody } from "@/lib/command/errors";
import { commands } from "@/lib/registry";
import type { Queued } from "./store";

/** A refused operation as the feed tells of it, in the shape of an entry that needs its person; null for one unheard of. */
export function toRefused(id: string, row: Record<string, unknown>): Omit<Queued, "n"> | null {
  const { command: name, status, payload, error, createdAt } = row as unknown as Told;
  const command = Object.hasOwn(commands, name) ? (commands as Record<string, AnyCommand>)[name] : undefined;
  if (!command || typeof payload !== "object" || payload === null) return null;
  const { base, ...input } = payload as Record<string, unknown> & Pick<Queued, "base">;
  return {
    ...{ id, command: name, input, at: createdAt, state: status, failures: 0 },
    creates: made(command, payload),
    ...(base && { base }),
    ...(error && { error }),
  };
}

interface Told {
  command: string;
  status: "conflict" | "rejected";
  payload: unknown;
  error: ErrorBody | null;
  createdAt: string;
}

function made(command: AnyCommand, payload: object): string[] {
  const parsed = command.input.safeParse(payload);
  if (!parsed.success) return "id" in payload && command.name.startsWith("create") ? [String(payload.id)] : [];
  // Which rows a command makes does not depend on who asks.
  const wants = Object.values(command.load(parsed.data, NOBODY) as Wants);
  return wants.flatMap((need) => (need.kind === "taken" ? [need.id] : []));
}

const NOBODY = { id: "", seq: 0, email: "", name: "", role: "agent", active: true } as const;
