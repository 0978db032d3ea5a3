import { eq } from "drizzle-orm";
import { dataExports, settings as settingsTable, users } from "@/db/schema";
import type { Actor } from "@/lib/command/define";
import { AppError, notFound } from "@/lib/command/errors";
import { execute } from "@/lib/command/execute";
import type { Settings } from "@/lib/settings/schema";
import { isGenuine, type Ticket } from "./address";
import { byteRange } from "./byte-range";
import { downloadExport } from "./commands/download-export";
import { mayExport } from "./policy";
import { fileNameOf, isThere } from "./rules";
import type { Export } from "./schema";
import { keyOf, type Part, partsStatement } from "./work";
import type { Desk } from "./write";

interface Asked {
  ticket: Ticket;
  signature: string;
  /** The header `Range`. */
  range: string | null;
}

const TYPES = {
  csv: "text/csv; charset=utf-8; header=present",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/**
 * The file behind a signed address, streamed from its parts. Whose address it is, and whether they still have access, is read
 * at each use; the first use of each address is noted in the log.
 *
 * @throws AppError `forbidden` for an address that is not ours or has expired, or a person without access; `not_found`.
 */
export async function openFile(
  { ctx, files }: Pick<Desk, "ctx" | "files">,
  { ticket, signature, range: header }: Asked,
): Promise<Response> {
  if (!(await isGenuine(ctx.keyring, ticket, signature, ctx.now()))) {
    throw new AppError("forbidden", "This address has expired. Open the list of exports again.");
  }
  const { exportId, personId } = ticket;
  const [[one], [person], [settings], parts] = (await ctx.db.batch([
    ctx.db.select().from(dataExports).where(eq(dataExports.id, exportId)),
    ctx.db.select().from(users).where(eq(users.id, personId)),
    ctx.db.select().from(settingsTable),
    partsStatement(ctx.db, exportId),
  ])) as unknown as [Export[], Actor[], Settings[], Part[]];
  if (!person?.active || mayExport(person) !== true) {
    throw new AppError("forbidden", "This person has no access to exports any more.");
  }
  if (!one || one.userId !== personId || !isThere(one, ctx.now().toISOString())) throw notFound("export");
  await execute(downloadExport, { ...ctx, actor: person }, { id: exportId }, { operationId: `download:${signature}` });

  const size = parts.reduce((sum, part) => sum + part.bytes, 0);
  const range = byteRange(header, size);
  const headers = {
    "content-type": TYPES[one.format],
    "content-disposition": `attachment; filename="${fileNameOf(one, settings?.timeZone ?? "UTC")}"`,
    "accept-ranges": "bytes",
    "cache-control": "private, no-store",
  };
  if (range === "unsatisfiable") {
    return new Response(null, { status: 416, headers: { ...headers, "content-range": `bytes */${size}` } });
  }
  const { start, end } = range ?? { start: 0, end: size };
  return new Response(streamed(files, exportId, parts, start, end), {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      "content-length": String(end - start),
      ...(range && { "content-range": `bytes ${start}-${end - 1}/${size}` }),
    },
  });
}

/** Bytes `start` to `end` of the parts one behind the other, never more of them in memory than is on its way. */
function streamed(files: R2Bucket, exportId: string, parts: Part[], start: number, end: number): ReadableStream {
  const { readable, writable } = pipeOf(end - start);
  const send = async () => {
    let begin = 0;
    for (const part of parts) {
      const [from, to] = [Math.max(start - begin, 0), Math.min(end - begin, part.bytes)];
      begin += part.bytes;
      if (from >= to) continue;
      const object = await files.get(keyOf(exportId, part), { range: { offset: from, length: to - from } });
      if (!object) throw new Error(`Part ${part.n} of an export is missing.`);
      await object.body.pipeTo(writable, { preventClose: true });
    }
    await writable.close();
  };
  // Whoever stops reading ends it; a part that is missing breaks the download off, which its length tells.
  send().catch((error: unknown) => writable.abort(error).catch(() => {}));
  return readable;
}

/** A stream of a known length, by which workerd announces it; elsewhere (`next dev`) just a stream. */
function pipeOf(length: number): TransformStream<Uint8Array, Uint8Array> {
  return "FixedLengthStream" in globalThis ? new FixedLengthStream(length) : new TransformStream();
}
