import { describe, expect, test } from "vitest";
import type { Actor } from "@/lib/command/define";
import type { Lead, LeadView } from "@/lib/leads/schema";
import { commands } from "@/lib/registry";
import { answerLocally } from "./local-api";
import { localWorkspace } from "./local-views";
import { overlay, type Row } from "./overlay";
import type { Queued } from "./store";

const AGENT: Actor = { id: id(1), seq: 1, email: "a@x.test", name: "Aisha", role: "agent", active: true };
const NOW = "2026-11-23T08:00:00.000Z";

function id(n: number): string {
  return `01900000-0000-7000-8000-${String(n).padStart(12, "0")}`;
}

function lead(n: number, fields: Partial<Lead> = {}): Lead {
  const nothing = { email: null, company: null, industry: null, source: null, notes: null, estimatedValue: null };
  const times = { createdAt: `2026-11-2${n % 3}T08:00:00.000Z`, updatedAt: NOW, deletedAt: null, probability: null };
  return {
    id: id(n),
    name: `Lead ${n}`,
    phone: `+97150111${String(n).padStart(4, "0")}`,
    status: "new",
    assignedTo: AGENT.id,
    nextAction: null,
    nextActionDate: null,
    createdBy: AGENT.id,
    seq: n,
    ...nothing,
    ...times,
    ...fields,
  };
}

const SETTINGS = { id: "organisation", name: "Team", timeZone: "Asia/Dubai", country: "AE", currency: "AED", seq: 1 };

function known(leads: Lead[], queued: Partial<Queued>[] = []) {
  const stored = new Map<string, Row>([
    ["settings/organisation", SETTINGS],
    [`user/${AGENT.id}`, { ...AGENT }],
    ...leads.map((one): [string, Row] => [`lead/${one.id}`, one as unknown as Row]),
  ]);
  const entries = queued.map((entry, n) => ({
    n,
    id: `op${n}`,
    at: NOW,
    state: "waiting",
    creates: [],
    failures: 0,
    ...entry,
  }));
  return overlay(stored, entries as Queued[], commands, AGENT);
}

const ask = <T>(rows: ReturnType<typeof known>, path: string) => answerLocally(rows, AGENT.id, path, NOW) as T;
const namesIn = (rows: ReturnType<typeof known>, query = "") =>
  ask<{ data: LeadView[] }>(rows, `/api/leads?${query}`).data.map(({ name }) => name);

test("a list is filtered, sorted and paged as the server's", () => {
  const rows = known([lead(10), lead(11, { status: "qualified" }), lead(12, { name: "Omar" })]);
  expect(namesIn(rows)).toEqual(["Lead 11", "Lead 10", "Omar"]);
  expect(namesIn(rows, "status=qualified,new&sort=name")).toEqual(["Lead 10", "Lead 11", "Omar"]);
  expect(namesIn(rows, "q=oma")).toEqual(["Omar"]);
  expect(namesIn(rows, "q=0012")).toEqual(["Omar"]);
  const first = ask<{ data: LeadView[]; nextCursor: string; prevCursor: null }>(rows, "/api/leads?limit=2");
  expect([first.data.length, first.prevCursor]).toEqual([2, null]);
  const second = ask<{ data: LeadView[]; nextCursor: null }>(rows, `/api/leads?limit=2&cursor=${first.nextCursor}`);
  expect([second.data.map(({ name }) => name), second.nextCursor]).toEqual([["Omar"], null]);
});

describe("what waits to be sent is already there", () => {
  test("a new lead, and the call and note on it", () => {
    const rows = known(
      [],
      [
        { command: "createLead", input: { id: id(20), name: "Fresh", phone: "0501234567" }, creates: [id(20)] },
        { command: "startCall", input: { id: id(21), leadId: id(20), startTime: NOW }, creates: [id(21)] },
        { command: "addConversation", input: { id: id(22), leadId: id(20), body: "Likes it" }, creates: [id(22)] },
      ],
    );
    const [found] = ask<{ data: LeadView[] }>(rows, "/api/leads?q=501234567").data;
    expect(found).toMatchObject({ name: "Fresh", phone: "+971501234567", assigneeName: "Aisha" });
    const here = localWorkspace(rows, id(20), { userId: AGENT.id, list: "", now: NOW });
    expect(here?.call).toMatchObject({ id: id(21), endTime: null });
    const told = ask<{ data: { action: string; after: Row | null }[] }>(rows, `/api/leads/${id(20)}/timeline`);
    expect(told.data.map(({ action }) => action).sort()).toEqual([
      "call_started",
      "conversation_added",
      "lead_created",
    ]);
    expect(new Set(told.data.map((event) => (event as unknown as { seq: number }).seq)).size).toBe(3);
  });

  test("an outcome moves the lead in the list it belongs to", () => {
    const rows = known(
      [lead(10)],
      [
        { command: "startCall", input: { id: id(21), leadId: id(10), startTime: NOW }, creates: [id(21)] },
        { command: "endCall", input: { id: id(21), outcome: "not-interested", duration: 60 } },
      ],
    );
    expect(namesIn(rows, "status=new")).toEqual([]);
    expect(namesIn(rows, "status=closed-lost")).toEqual(["Lead 10"]);
  });

  test("a deleted lead is gone, a handed-back one no longer mine", () => {
    const rows = known(
      [lead(10), lead(11)],
      [
        { command: "deleteLead", input: { id: id(10) } },
        { command: "handOver", input: { ids: [id(11)], assignedTo: null } },
      ],
    );
    expect(namesIn(rows)).toEqual([]);
    expect(ask(rows, `/api/leads/${id(10)}`)).toBeUndefined();
  });

  test("what was refused is not", () => {
    const input = { id: id(10), name: "Never" };
    expect(namesIn(known([lead(10)], [{ command: "editLead", input, state: "conflict" }]))).toEqual(["Lead 10"]);
  });
});

test("the neighbours of a lead are those of the list one came from", () => {
  const rows = known([lead(10), lead(11), lead(12), lead(13, { status: "qualified" })]);
  const beside = (list: string) => {
    const here = localWorkspace(rows, id(11), { userId: AGENT.id, list, now: NOW });
    return [here?.previous?.name, here?.next?.name];
  };
  expect(beside("sort=name")).toEqual(["Lead 10", "Lead 12"]);
  expect(beside("sort=-name&status=new")).toEqual(["Lead 12", "Lead 10"]);
});

test("what only the server knows is not made up", () => {
  const rows = known([lead(10)]);
  for (const path of [
    "/api/analytics/activity",
    "/api/leads/nobody",
    "/api/leads?status=nonsense",
    `/api/calls/${id(9)}`,
  ]) {
    expect(ask(rows, path)).toBeUndefined();
  }
});
