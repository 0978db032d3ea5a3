import canonicalize from "canonicalize";
import { z } from "zod";
import { MAX_ENTRIES, PUSH_VERSION } from "@/lib/realtime/protocol";
import { VERSIONS } from "./lift";

const object = (message: string) => z.record(z.string(), z.unknown(), message);

/** One queued change. What its `input` and `base` hold is the command's to judge: here a wrong one must not stop the rest. */
const Entry = z.strictObject({
  id: z.string("An id is text.").regex(/^[\x21-\x7e]{1,255}$/, "Use 1 to 255 visible ASCII characters."),
  command: z.string("Name the command.").min(1, "Name the command.").max(100, "Use at most 100 characters."),
  input: object("Give the command's input as an object."),
  base: object("Give what the person was looking at as an object.").optional(),
});
export type Entry = z.output<typeof Entry>;

/** What `POST /api/sync/push` takes: the outbox of one person, in the order they made the changes. */
export const Push = z.strictObject({
  v: z.literal(VERSIONS, `This server takes version ${PUSH_VERSION}. Reload the page.`),
  userId: z.string("Say whose changes these are.").min(1, "Say whose changes these are."),
  entries: z
    .array(Entry, "Give a list of changes.")
    .max(MAX_ENTRIES, `Send at most ${MAX_ENTRIES} changes at a time.`)
    .refine(oneChangeEach, "Two different changes have the same id. Give each its own."),
});
export type Push = z.output<typeof Push>;

/** The same change twice is one; two under one id cannot both be answered. */
function oneChangeEach(entries: Entry[]): boolean {
  const known = new Map<string, string | undefined>();
  return entries.every((entry) => {
    const said = canonicalize(entry);
    if (!known.has(entry.id)) known.set(entry.id, said);
    return known.get(entry.id) === said;
  });
}
