import { visit } from "jsonc-parser";
import { AppError } from "@/lib/command/errors";

const MAX_BYTES = 1_048_576;

/**
 * The JSON object of a request's body. Throws `unsupported_media_type`, `too_large` (over 1 MiB, counted while
 * reading) or `invalid` (not UTF-8, not JSON, not an object, a key twice).
 */
export async function readJson(request: Request): Promise<Record<string, unknown>> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    throw new AppError("unsupported_media_type", "Send JSON: Content-Type: application/json.");
  }
  const text = await readText(request);
  const value = parse(text);
  if (value === null || typeof value !== "object" || Array.isArray(value)) throw broken("Send a JSON object.");
  const twice = repeatedKeyIn(text);
  if (twice !== null) throw new AppError("invalid", "Some fields need a correction.", { [twice]: "Given twice." });
  return value as Record<string, unknown>;
}

async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? new Blob([]).stream()) as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) throw new AppError("too_large", "Send at most 1 MiB of JSON.");
    chunks.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await new Blob(chunks as BlobPart[]).arrayBuffer());
  } catch {
    throw broken("The body is not UTF-8.");
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw broken("The body is not JSON.");
  }
}

/** Walking it is recursive: what nests too deeply for that is no form of ours. */
function repeatedKeyIn(text: string): string | null {
  try {
    return repeatedKey(text);
  } catch {
    throw broken("The body is nested too deeply.");
  }
}

/** RFC 8259 leaves a repeated name undefined, and `JSON.parse` keeps the last: here nothing is dropped silently. */
function repeatedKey(text: string): string | null {
  const objects: Set<string>[] = [];
  let twice: string | null = null;
  visit(text, {
    onObjectBegin: () => void objects.push(new Set()),
    onObjectEnd: () => void objects.pop(),
    onObjectProperty: (key) => {
      const seen = objects.at(-1);
      if (seen?.has(key)) twice ??= key;
      seen?.add(key);
    },
  });
  return twice;
}

function broken(message: string): AppError {
  return new AppError("invalid", message, { body: message });
}
