import { describe, expect, test } from "vitest";
import type { Actor } from "@/lib/command/define";
import { commands } from "@/lib/registry";
import { overlay, type Row } from "./overlay";
import type { Queued } from "./store";

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const ME: Actor = { id: id(1), seq: 1, email: "me@example.test", name: "Me", role: "agent", active: true };
const at = "2026-11-23T08:00:00.000Z";
const LEAD = {
  ...{ id: id(10), seq: 5, name: "Layla", phone: "+971501234567", notes: null, company: null, status: "new" },
  ...{ assignedTo: ME.id, deletedAt: null, updatedAt: at, nextAction: null, nextActionDate: null },
};
const SETTINGS = { id: "organisation", seq: 0, timeZone: "Asia/Dubai", country: "AE", currency: "AED" };
const ROWS = new Map<string, Row>([
  [`lead/${LEAD.id}`, LEAD],
  [`user/${ME.id}`, { id: ME.id, seq: 1, name: "Me", role: "agent", active: true }],
  ["settings/organisation", SETTINGS],
]);

let n = 0;
const queued = (command: string, input: Record<string, unknown>, state: Queued["state"] = "waiting"): Queued => {
  n += 1;
  return { n, id: `op${n}`, command, input, at, creates: [], state, failures: 0 };
};
const show = (...entries: Queued[]) => overlay(ROWS, entries, commands, ME);
const note = (tail: number, leadId = LEAD.id) => queued("addConversation", { id: id(tail), leadId, body: "Said" });
const edit = (fields: object, state?: Queued["state"]) => queued("editLead", { id: LEAD.id, ...fields }, state);

test("what waits is shown as it will be, one change upon the other", () => {
  const shown = show(edit({ notes: "first" }), edit({ company: "Noor" }), edit({ notes: "second" }));
  expect(shown.get(`lead/${LEAD.id}`)).toMatchObject({ notes: "second", company: "Noor", name: "Layla" });
  expect(ROWS.get(`lead/${LEAD.id}`)).toBe(LEAD);
});

test("what names a row still to be made is shown on it", () => {
  const make = queued("createLead", { id: id(20), name: "Omar", phone: "050 765 4321" });
  const shown = show(make, note(21, id(20)));
  expect(shown.get(`lead/${id(20)}`)).toMatchObject({ name: "Omar", phone: "+971507654321", assignedTo: ME.id });
  expect(shown.has(`conversation/${id(21)}`)).toBe(true);
});

test("a call that ends moves its lead at the same moment", () => {
  const shown = show(
    queued("startCall", { id: id(30), leadId: LEAD.id, startTime: at }),
    queued("endCall", { id: id(30), outcome: "demo-booked" }),
  );
  expect(shown.get(`call/${id(30)}`)).toMatchObject({ outcome: "demo-booked" });
  expect(shown.get(`lead/${LEAD.id}`)).toMatchObject({ status: "demo-scheduled" });
});

describe("an entry", () => {
  test.each(["waiting", "applied", "parked"] as const)("that is %s is shown", (state) => {
    expect(show(edit({ notes: "mine" }, state)).get(`lead/${LEAD.id}`)).toMatchObject({ notes: "mine" });
  });

  test.each(["conflict", "rejected"] as const)("that ended as %s is not", (state) => {
    expect(show(edit({ notes: "mine" }, state)).get(`lead/${LEAD.id}`)).toMatchObject({ notes: null });
  });

  test("whose rows the feed has brought stands there once", () => {
    const rows = new Map([...ROWS, [`conversation/${id(40)}`, { id: id(40), seq: 9, body: "Said" }]]);
    const shown = overlay(rows, [note(40)], commands, ME);
    expect(shown.get(`conversation/${id(40)}`)).toEqual({ id: id(40), seq: 9, body: "Said" });
  });

  test.each<[string, Queued]>([
    ["about a lead that is out of sight", note(50, id(99))],
    ["that its person may not do", queued("handOver", { ids: [LEAD.id], assignedTo: id(2) })],
    ["whose input does not fit", edit({ notes: 5 })],
    ["that this page does not know", queued("fromTomorrow", {})],
    ["named like a property of every object", queued("constructor", {})],
  ])("%s changes nothing here: the server decides", (_, entry) => {
    expect(show(entry)).toEqual(ROWS);
  });
});

test("what one hands back is gone at once", () => {
  expect(show(queued("handOver", { ids: [LEAD.id], assignedTo: null })).has(`lead/${LEAD.id}`)).toBe(false);
});
