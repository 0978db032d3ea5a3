import { env } from "cloudflare:workers";
import { v7 as uuidv7 } from "uuid";
import { noCost, openDatabase } from "@/db/client";
import type { Context } from "@/lib/command/context";
import type { Actor, AnyCommand } from "@/lib/command/define";
import type { Outcome } from "@/lib/command/deliver";
import { execute } from "@/lib/command/execute";
import { openKeyring } from "@/lib/crypto/keyring";
import { SYSTEM_ID } from "@/lib/members/policy";
import { commands } from "@/lib/registry";
import { stores } from "@/lib/server/stores";
import type { Settings } from "@/lib/settings/schema";

export const KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
export const {
  createLead,
  editLead,
  handOver,
  deleteLead,
  restoreLead,
  startCall,
  endCall,
  logCall,
  editCall,
  deleteCall,
  restoreCall,
  addConversation,
  inviteMember,
  changeRole,
  deactivateMember,
  reactivateMember,
  linkMember,
  editSettings,
  registerDevice,
  renewDevice,
  revokeDevice,
  dismissRefusal,
  requestExport,
  cancelExport,
  finishExport,
  failExport,
  expireExport,
  downloadExport,
  saveReport,
  editSavedReport,
  removeSavedReport,
  noteReportRun,
  setTargets,
} = commands;
export const newId = uuidv7;

export type Role = Actor["role"];
export interface Person {
  ctx: Context;
  actor: Actor;
  /** Runs a command as this person, from their outbox, as a new operation unless one is named. */
  run(command: AnyCommand, input: unknown, operationId?: string): Promise<Outcome>;
}

const SYSTEM: Actor = { id: SYSTEM_ID, email: "system", name: "Scholarix", role: "admin", active: true, seq: 0 };

export async function contextOf(actor: Actor, now?: () => Date): Promise<Context> {
  return {
    db: openDatabase(env.DB, noCost()),
    keyring: await openKeyring(KEY),
    stores,
    actor,
    now: now ?? (() => new Date()),
  };
}

/** What nobody in particular does; `now` sets its clock. */
export async function system(now?: string): Promise<Person> {
  return as(SYSTEM, now);
}

/** A person on the allow-list, invited by the system as an administrator would. */
export async function person(role: Role, name: string = role): Promise<Person> {
  const id = newId();
  const email = `${name}.${id.slice(-12)}@example.test`.toLowerCase();
  const outcome = await execute(
    inviteMember,
    await contextOf(SYSTEM),
    { id, email, name, role },
    { operationId: newId() },
  );
  return as({ id, email, name, role, active: true, seq: outcome.changes[0]?.seq ?? -1 });
}

/** A person as they are at their next request; `now` sets their clock. */
export async function as(actor: Actor, now?: string): Promise<Person> {
  const ctx = await contextOf(actor, now ? () => new Date(now) : undefined);
  return {
    ctx,
    actor,
    run: (command, input, operationId = newId()) => execute(command, ctx, input, { operationId, queued: true }),
  };
}

export async function aLead(owner: Person, fields: object = {}): Promise<string> {
  const id = newId();
  const outcome = await owner.run(createLead, { id, name: "Layla Haddad", phone: "+971 50 123 4567", ...fields });
  if (outcome.status !== "applied") throw new Error(JSON.stringify(outcome.error));
  return id;
}

export async function aCall(caller: Person, leadId: string, fields: object = {}): Promise<string> {
  const id = newId();
  const outcome = await caller.run(logCall, { id, leadId, outcome: "no-answer", ...fields });
  if (outcome.status !== "applied") throw new Error(JSON.stringify(outcome.error));
  return id;
}

/** What the organisation has set: the migration's Asia/Dubai, AE, AED unless a test changed it. */
export async function organisation(): Promise<Settings> {
  const [row] = await rows<Settings & { time_zone: string; working_week: Settings["workingWeek"] }>(
    "select * from settings",
  );
  if (!row) throw new Error("The migrations did not run.");
  return { ...row, timeZone: row.time_zone, workingWeek: row.working_week };
}

/** The rows of a table, for looking behind the code under test. */
export async function rows<T = Record<string, unknown>>(query: string, ...values: unknown[]): Promise<T[]> {
  const { results } = await env.DB.prepare(query)
    .bind(...values)
    .all<T>();
  return results;
}
