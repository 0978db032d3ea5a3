import { z } from "zod";
import { notFound } from "@/lib/command/errors";
import { parseInput } from "@/lib/command/input";
import { openFile } from "@/lib/exports/download";
import { downloadAddress } from "@/lib/exports/download-address";
import { id } from "@/lib/fields";
import { contextOf } from "@/lib/realtime/hub-context";
import { requireWithinLimit } from "@/lib/server/limits";
import { defineRoute, idIn, refused } from "@/lib/server/route";
import { newScope } from "@/lib/server/scope";

/** With a session: the way to an address that opens the file by itself, for a few minutes. */
export const exportDownloadRoute = defineRoute({
  GET: async (_, { ctx }, params) =>
    new Response(null, { status: 302, headers: { location: await downloadAddress(ctx, params.id ?? "") } }),
});

const Signed = z.strictObject({
  person: id,
  expires: z.coerce.number().int(),
  signature: z.string().max(100),
});

/** Without a session: the file behind a signed address. */
export async function exportFile(
  request: Request,
  env: CloudflareEnv,
  params: Record<string, string>,
): Promise<Response> {
  try {
    if (request.method !== "GET" && request.method !== "HEAD") throw notFound("address");
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const { person: personId, expires, signature } = parseInput(Signed, query);
    await requireWithinLimit(env, { address: request.headers.get("cf-connecting-ip") ?? "local" });
    const scope = env.SCOPE ?? newScope(crypto.randomUUID());
    const ctx = { ...(await contextOf(env)), committed: () => scope.committed() };
    const ticket = { exportId: idIn(params, "export"), personId, expires };
    const range = request.headers.get("range");
    const file = await openFile({ ctx, files: env.RECORDINGS }, { ticket, signature, range });
    if (request.method === "GET") return file;
    await file.body?.cancel();
    return new Response(null, file);
  } catch (error) {
    return refused(error, ["GET"]);
  }
}
