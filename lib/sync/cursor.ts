import { z } from "zod";
import { cursorOf, parseCursor } from "@/lib/realtime/protocol";

/** Where a bootstrap is: the section, and the key of the last row sent of it. */
export interface Position {
  section: number;
  after: Key | null;
}
export type Key = { k: string; id: string };

/** What a pull asks with: a place in the log, and while bootstrapping from there the place in the bootstrap. */
export interface PullCursor {
  epoch: string;
  seq: number;
  position: Position | null;
}

export const PullQuery = z
  .strictObject({
    cursor: z
      .string("Give one cursor.")
      .max(1000, "This is not a cursor.")
      .transform((text, ctx) => {
        const cursor = parsePullCursor(text);
        if (cursor) return { ...cursor, text };
        ctx.addIssue("This is not a cursor. Use `to` of an earlier answer, or leave it out to start again.");
        return z.NEVER;
      })
      .optional(),
    subtree: z.string("Give one lead.").max(255, "This is not the id of a lead.").optional(),
  })
  .refine(({ cursor, subtree }) => !cursor || !subtree, {
    path: ["subtree"],
    error: "Ask for a lead without a cursor.",
  });
export type PullQuery = z.output<typeof PullQuery>;

/** `epoch:seq`, and during a bootstrap `epoch:seq~position`: deltas will go on from `seq`, where the bootstrap began. */
export function pullCursorOf({ epoch, seq, position }: PullCursor): string {
  return position ? `${cursorOf(epoch, seq)}~${encode(position)}` : cursorOf(epoch, seq);
}

function parsePullCursor(text: string): PullCursor | null {
  const [plain = "", position, ...more] = text.split("~");
  const cursor = parseCursor(plain);
  if (!cursor || more.length > 0) return null;
  if (position === undefined) return { ...cursor, position: null };
  const decoded = decode(position);
  return decoded && { ...cursor, position: decoded };
}

const Encoded = z.union([
  z.tuple([z.number().int().min(0).max(9)]),
  z.tuple([z.number().int().min(0).max(9), z.string(), z.string()]),
]);

/** Sections, times and ids are ASCII. */
function encode({ section, after }: Position): string {
  return btoa(JSON.stringify(after ? [section, after.k, after.id] : [section]))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

function decode(text: string): Position | null {
  try {
    const [section, k, id] = Encoded.parse(JSON.parse(atob(text.replaceAll("-", "+").replaceAll("_", "/"))));
    return { section, after: k === undefined || id === undefined ? null : { k, id } };
  } catch {
    return null;
  }
}
