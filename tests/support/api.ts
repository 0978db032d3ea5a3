import { type APIRequestContext, type APIResponse, expect } from "@playwright/test";
import { openLocalDatabase } from "../../scripts/local/database";

export const LEAD_KEYS =
  "id name email phone company industry status source notes estimatedValue probability assignedTo nextAction nextActionDate createdBy createdAt updatedAt seq"
    .split(" ")
    .sort();
export const CALL_KEYS =
  "id leadId userId callType startTime endTime duration outcome notes nextAction nextActionDate seq".split(" ").sort();

/** A well-formed id that no row has. */
export const NOBODY = "01900000-0000-7000-8000-000000000000";

export interface Row {
  id: string;
  seq: number;
  [field: string]: unknown;
}

/** A number of the Emirates that no other test uses; `digits` are its last seven. */
export function aPhone(): { phone: string; digits: string } {
  const digits = String(Math.floor(Math.random() * 9_000_000) + 1_000_000);
  return { phone: `+97150${digits}`, digits };
}

export async function aLead(api: APIRequestContext, fields: object = {}): Promise<Row> {
  return dataOf(await api.post("/api/leads", { data: { name: "Rana Aziz", phone: aPhone().phone, ...fields } }), 201);
}

export async function aCall(api: APIRequestContext, leadId: string, fields: object = {}): Promise<Row> {
  return dataOf(await api.post("/api/calls", { data: { leadId, outcome: "no-answer", ...fields } }), 201);
}

/** The `data` of an answer, which must be a success. */
// biome-ignore lint/suspicious/noExplicitAny: the tests assert the shapes of what a stranger gets as JSON
export async function dataOf(response: APIResponse, status = 200): Promise<any> {
  const body = await response.text();
  expect(response.status(), body).toBe(status);
  return JSON.parse(body).data;
}

/** Asserts a refusal in the one JSON form; `fields` are the names it must speak of, exactly. */
export async function refused(response: APIResponse, status: number, code: string, fields?: string[]): Promise<string> {
  const text = await response.text();
  expect(response.status(), text.slice(0, 300)).toBe(status);
  expect(response.headers()["content-type"] ?? "none", text.slice(0, 300)).toContain("application/json");
  const body = JSON.parse(text);
  expect(Object.keys(body).filter((key) => key !== "currentData")).toEqual(["error"]);
  expect(body.error.code, text).toBe(code);
  expect(body.error.message.length, text).toBeGreaterThan(0);
  expect(Object.keys(body.error).filter((key) => !["code", "message", "fields"].includes(key))).toEqual([]);
  if (fields) expect(Object.keys(body.error.fields ?? {}).sort(), text).toEqual([...fields].sort());
  for (const sentence of Object.values(body.error.fields ?? {})) expect(sentence).not.toContain("Invalid input");
  return text;
}

/** A body exactly as given: Playwright would encode a string that is not JSON. */
export function raw(body: string | Buffer, type = "application/json") {
  return { data: Buffer.from(body), headers: { "content-type": type } };
}

export interface Written {
  leads: number;
  calls: number;
  conversations: number;
  /** The newest change in the log; refusals are not changes. */
  change: number;
}

/** How much the database holds: what a refusal must leave as it is. */
export function written(): Written {
  const db = openLocalDatabase({ readOnly: true });
  try {
    const row = db.prepare(`select (select count(*) from leads) leads, (select count(*) from calls) calls,
      (select count(*) from conversations) conversations,
      (select max(seq) from activity_log where entity <> 'operation') change`);
    return { ...(row.get() as unknown as Written) };
  } finally {
    db.close();
  }
}
