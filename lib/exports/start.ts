import { v7 as uuidv7 } from "uuid";
import type { Context } from "@/lib/command/context";
import { logError } from "@/lib/server/log-error";
import { abandoned, claim, release } from "./work";

type Bindings = Pick<CloudflareEnv, "EXPORTS">;
type Ctx = Omit<Context, "actor">;

/** How many exports one call takes up. */
const TAKEN = 5;

/**
 * Sets a writer to an export, unless one is at it. Called after the request, each minute, and by whoever looks at the list: a call
 * that is lost costs a minute, not the export.
 */
export async function startExport({ EXPORTS }: Bindings, ctx: Ctx, exportId: string): Promise<void> {
  const run = uuidv7();
  if (!EXPORTS || !(await claim(ctx.db, exportId, run, ctx.now()))) return;
  try {
    await EXPORTS.create({ id: run, params: { exportId } });
  } catch (error) {
    await release(ctx.db, exportId, run);
    throw error;
  }
}

/** Takes up what nobody writes. */
export async function takeUpExports(env: Bindings, ctx: Ctx): Promise<void> {
  for (const id of await abandoned(ctx.db, ctx.now(), TAKEN)) {
    await startExport(env, ctx, id).catch(logError);
  }
}
