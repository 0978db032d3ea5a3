import { execute } from "@/lib/command/execute";
import { expireExport } from "./commands/expire-export";
import { asSystem } from "./run";
import { takeUpExports } from "./start";
import { noteSwept, outdated, prefixOf, unswept } from "./work";
import type { Desk } from "./write";

/** What one minute does at most: files that expire, exports whose objects go (each up to 1,000). */
const MOST = { expired: 20, swept: 5 };
const OBJECTS = 1000;

/** Everything that exports need without being asked: taking up, expiring, removing the objects of what is over. */
export async function tendExports(env: Pick<CloudflareEnv, "RECORDINGS" | "EXPORTS">, ctx: Desk["ctx"]): Promise<void> {
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
