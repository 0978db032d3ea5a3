import { v7 as uuidv7 } from "uuid";
import { execute } from "@/lib/command/execute";
import { logError } from "@/lib/server/log-error";
import { expireExport } from "./commands/expire-export";
import { asSystem, runExport } from "./run";
import { abandoned, claim, noteSwept, outdated, prefixOf, release, unswept } from "./work";
import { type Desk, LIMITS } from "./write";

type Bindings = Pick<CloudflareEnv, "RECORDINGS" | "EXPORTS">;
type Ctx = Desk["ctx"];

/** What one minute does at most: exports taken up, files that expire, exports whose objects go (each up to 1,000). */
const MOST = { taken: 5, expired: 20, swept: 5 };
const OBJECTS = 1000;

/**
 * Sets a writer to an export, unless one is at it. Called after the request, each minute, and by whoever looks at the list: a call
 * that is lost costs a minute, not the export.
 */
export async function startExport(env: Bindings, ctx: Ctx, exportId: string): Promise<void> {
  const run = uuidv7();
  if (!(await claim(ctx.db, exportId, run, ctx.now()))) return;
  try {
    // `next dev` runs no Workflow of the same Worker: there the steps are done at once, one after the other.
    if (!env.EXPORTS) await runExport({ ctx, files: env.RECORDINGS, limits: LIMITS }, { exportId, run }, AT_ONCE);
    else await env.EXPORTS.create({ id: run, params: { exportId } });
  } catch (error) {
    await release(ctx.db, exportId, run);
    throw error;
  }
}

const AT_ONCE = { do: <T>(_: string, work: () => Promise<T>) => work() };

/** Takes up what nobody writes. */
export async function takeUpExports(env: Bindings, ctx: Ctx): Promise<void> {
  for (const id of await abandoned(ctx.db, ctx.now(), MOST.taken)) {
    await startExport(env, ctx, id).catch(logError);
  }
}

/** Everything that exports need without being asked: taking up, expiring, removing objects of what is over. */
export async function tendExports(env: Bindings, ctx: Ctx): Promise<void> {
  await takeUpExports(env, ctx);
  for (const id of await outdated(ctx.db, ctx.now(), MOST.expired)) {
    await execute(expireExport, asSystem(ctx), { id }, { operationId: `export:${id}:expire` });
  }
  for (const id of await unswept(ctx.db, ctx.now(), MOST.swept)) {
    const { objects, truncated } = await env.RECORDINGS.list({ prefix: prefixOf(id), limit: OBJECTS });
    if (objects.length > 0) await env.RECORDINGS.delete(objects.map(({ key }) => key));
    if (!truncated) await noteSwept(ctx.db, id);
  }
}
