import type { Context } from "@/lib/command/context";
import { AppError, notFound } from "@/lib/command/errors";
import { id as idSchema } from "@/lib/fields";
import { fileAddress, OPENS_FOR } from "./address";
import { requireMayExport } from "./policy";
import { getExport } from "./queries";
import { isThere } from "./rules";

/**
 * The address that opens one's own file by itself, for a few minutes.
 *
 * @throws AppError `forbidden`, `not_found`.
 */
export async function downloadAddress(ctx: Context, id: string): Promise<string> {
  requireMayExport(ctx.actor);
  const exportId = idSchema.safeParse(id).data;
  const now = ctx.now();
  if (!exportId || !isThere(await getExport(ctx, exportId), now.toISOString())) throw notFound("export");
  const expires = Math.floor(now.getTime() / 1000) + OPENS_FOR;
  return fileAddress(ctx.keyring, { exportId, personId: ctx.actor.id, expires });
}

/**
 * The same for a link of a page, which renews the session on its way as the API's own address does not. What has gone
 * meanwhile leads back to the list, which says so.
 */
export function wayToFile(ctx: Context, id: string): Promise<string> {
  return downloadAddress(ctx, id).catch((error: unknown) => {
    if (error instanceof AppError) return "/exports";
    throw error;
  });
}
