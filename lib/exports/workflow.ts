import { WorkflowEntrypoint, type WorkflowEvent, type WorkflowStep } from "cloudflare:workers";
import { contextOf } from "@/lib/realtime/hub-context";
import { pokeHub } from "@/lib/realtime/poke";
import { type Ended, runExport, type Steps } from "./run";
import { LIMITS, type Limits } from "./write";

export interface ExportJob {
  exportId: string;
}

/**
 * A step that fails is done again after 5, 10, 20 … seconds; a part takes about a second. All attempts together take less than
 * `SILENCE` of work.ts, so that nobody takes up what is still being tried.
 */
const CONFIG = {
  retries: { limit: 5, delay: "5 seconds", backoff: "exponential" },
  timeout: "20 seconds",
} as const;

/** Writes one export, part by part. Killed anywhere, it goes on behind the last part that is in R2. */
export class ExportWorkflow extends WorkflowEntrypoint<CloudflareEnv, ExportJob> {
  protected readonly limits: Limits = LIMITS;

  override async run(event: Readonly<WorkflowEvent<ExportJob>>, step: WorkflowStep): Promise<Ended> {
    const { env, limits } = this;
    const ctx = { ...(await contextOf(env)), committed: () => this.ctx.waitUntil(pokeHub(env)) };
    const job = { exportId: event.payload.exportId, run: event.instanceId };
    return runExport({ ctx, files: env.RECORDINGS, limits }, job, stepsOf(step));
  }
}

/** Guarantee: what our steps answer is JSON. */
function stepsOf(step: WorkflowStep): Steps {
  return { do: (name, work) => step.do(name, CONFIG, work as () => Promise<never>) };
}
