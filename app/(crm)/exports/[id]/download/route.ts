import { AppError } from "@/lib/command/errors";
import { downloadAddress } from "@/lib/exports/download-address";
import { requireSession } from "@/lib/server/context";
import { redirectTo } from "@/lib/server/redirect";

/**
 * A link of a page, which renews the session on its way as the API's own address does not. What has gone meanwhile leads
 * back to the list, which says so.
 */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const [{ ctx }, { id }] = await Promise.all([requireSession(), params]);
  const address = await downloadAddress(ctx, id).catch((error: unknown) => {
    if (error instanceof AppError) return "/exports";
    throw error;
  });
  return redirectTo(address);
}
