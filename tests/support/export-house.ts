import { env } from "cloudflare:workers";
import Papa from "papaparse";
import { expect } from "vitest";
import { runExport, type Steps } from "@/lib/exports/run";
import { claim, prefixOf } from "@/lib/exports/work";
import type { Limits } from "@/lib/exports/write";
import { SMALL } from "./worker";
import { createLead, newId, type Person, person, requestExport, rows } from "./world";

export const WORKFLOW = env.EXPORTS as NonNullable<typeof env.EXPORTS>;
export const AT_ONCE: Steps = { do: (_, work) => work() };

/** A manager and what is exported of them alone: leads of a source of their own. */
export async function house(size = 11) {
  const manager = await person("manager");
  const source = newId();
  for (let i = 0; i < size; i++) await lead(manager, source, i);
  return { manager, source };
}

export async function lead(by: Person, source: string, i: number): Promise<string> {
  const id = newId();
  const phone = `+97150${String(1_000_000 + i)}`;
  await by.run(createLead, { id, name: i % 3 === 0 ? `=Lead ${i}, "quoted"` : `Lead ${i}`, phone, source });
  return id;
}

export async function ask(by: Person, kind: string, filter: object, more: object = {}): Promise<string> {
  const id = newId();
  const outcome = await by.run(requestExport, { id, kind, filter, ...more });
  expect(outcome.status).toBe("applied");
  return id;
}

export const deskOf = ({ ctx }: Person, limits: Partial<Limits> = {}) => ({
  ctx,
  files: env.RECORDINGS,
  limits: { ...SMALL, ...limits },
});
export const rowOf = async (id: string) => (await rows("select * from exports where id = ?", id))[0];
export const partsOf = (id: string) =>
  rows<{ n: number; rows: number; run: string }>(
    "select n, rows, run from export_parts where export_id = ? order by n",
    id,
  );

/** The file as its parts say, one behind the other. */
export async function fileOf(id: string): Promise<string> {
  let text = "";
  for (const { n, run } of await partsOf(id)) {
    const object = await env.RECORDINGS.get(`${prefixOf(id)}${String(n).padStart(6, "0")}-${run}`);
    text += await object?.text();
  }
  return text;
}

export async function recordsOf(id: string): Promise<string[][]> {
  const { data, errors } = Papa.parse<string[]>((await fileOf(id)).trimEnd());
  expect(errors).toEqual([]);
  return data;
}

export async function ready() {
  const { manager, source } = await house(5);
  const id = await ask(manager, "leads", { source });
  const run = newId();
  await claim(manager.ctx.db, id, run, new Date());
  await runExport(deskOf(manager), { exportId: id, run }, AT_ONCE);
  return { manager, id };
}
