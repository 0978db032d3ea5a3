import { execute } from "@/lib/command/execute";
import { SYSTEM_ID } from "@/lib/members/policy";
import { failExport } from "./commands/fail-export";
import { finishExport } from "./commands/finish-export";
import { claim, isWriterOf, lastPart, release } from "./work";
import { type Desk, type Job, type Position, START, type Written, writePart } from "./write";

/** What a Workflow gives: a step's result is kept, and a step that fails is done again. */
export interface Steps {
  do<T>(name: string, work: () => Promise<T>): Promise<T>;
}

export type Ended = "ready" | "failed" | "over" | "continued";

/**
 * Writes an export from where it stands, one part a step, and says how it ended. Another run that takes it up finds the parts,
 * and goes on behind the last. `continued`: there is more, for the next run.
 */
export async function runExport(desk: Desk, job: Job, steps: Steps): Promise<Ended> {
  try {
    let at = await steps.do("begin", () => begin(desk, job));
    for (let parts = 0; !at.done; parts++) {
      if (parts === desk.limits.runParts) {
        await steps.do("release", () => letGo(desk, job));
        return "continued";
      }
      const from: Position = at;
      const written = await steps.do<Written>(`part ${from.n + 1}`, () => writePart(desk, job, from));
      if ("stop" in written) {
        if (written.stop === "over") return "over";
        await steps.do("fail", () => fail(desk, job, written.reason));
        return "failed";
      }
      at = written.at;
    }
    const whole = at;
    await steps.do("finish", () => finish(desk, job, whole));
    return "ready";
  } catch (error) {
    await steps.do("give up", () => giveUp(desk, job));
    throw error;
  }
}

const GAVE_UP = "It could not be written. Nothing is wrong with your request: ask for it again.";

/** Whoever made the run has claimed the export for it; a run that was made by hand claims it here. */
async function begin({ ctx }: Desk, { exportId, run }: Job): Promise<Position> {
  await claim(ctx.db, exportId, run, ctx.now());
  const part = await lastPart(ctx.db, exportId);
  return part ? (JSON.parse(part.position) as Position) : START;
}

async function letGo({ ctx }: Desk, { exportId, run }: Job): Promise<boolean> {
  await release(ctx.db, exportId, run);
  return true;
}

async function finish({ ctx }: Desk, { exportId }: Job, { rows, bytes }: Position): Promise<string> {
  const input = { id: exportId, rows, bytes };
  return (await execute(finishExport, asSystem(ctx), input, { operationId: `export:${exportId}:finish` })).status;
}

async function fail({ ctx }: Desk, { exportId }: Job, reason: string): Promise<string> {
  const operationId = `export:${exportId}:fail`;
  const sent = { id: exportId };
  return (await execute(failExport, asSystem(ctx), { id: exportId, reason }, { operationId, sent })).status;
}

/** Not on an export that another run has taken up meanwhile. */
async function giveUp(desk: Desk, job: Job): Promise<string> {
  return (await isWriterOf(desk.ctx.db, job.exportId, job.run)) ? fail(desk, job, GAVE_UP) : "over";
}

export function asSystem(ctx: Desk["ctx"]) {
  const actor = { id: SYSTEM_ID, email: "", name: "", role: "admin", active: true, seq: 0 } as const;
  return { ...ctx, actor };
}
