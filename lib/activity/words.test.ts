import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Activity } from "./schema";
import { changesIn, headlineOf, type Reader, sentenceOf } from "./words";

const ACTION = /"((?:lead|call|conversation|member|settings|export|report|saved_report|target)_[a-z_]+)"/g;

const reader: Reader = {
  timeZone: "Asia/Dubai",
  currency: "AED",
  now: "2026-11-23T09:00:00.000Z",
  nameOf: (id) => (id === "u1" ? "Omar" : "someone"),
};

function activity(fields: Partial<Activity>): Activity {
  return {
    seq: 1,
    action: "lead_updated",
    entity: "lead",
    entityId: "l1",
    leadId: "l1",
    leadName: "Layla",
    userId: "u1",
    userName: "Omar",
    createdAt: reader.now,
    before: null,
    after: null,
    names: {},
    ...fields,
  };
}

describe("a sentence", () => {
  test("exists for every action that a command writes", () => {
    const actions = commandSources().flatMap((source) => [...source.matchAll(ACTION)].map((m) => m[1]));
    expect(new Set(actions).size).toBeGreaterThan(15);
    for (const action of actions) {
      expect(sentenceOf(activity({ action })), action).not.toBe(String(action).replaceAll("_", " "));
    }
  });

  test("says whose target was set, with the numbers before and after in words", () => {
    const set = { entity: "target", action: "target_set", entityId: "u2", names: { u2: "Aisha" } } as const;
    expect(sentenceOf(activity(set))).toBe("set the target of Aisha");
    expect(sentenceOf(activity({ ...set, entityId: "everyone" }))).toBe("set the target of each agent");
    expect(sentenceOf(activity({ ...set, entityId: "team" }))).toBe("set the target of the team");
    const first = activity({ ...set, after: { id: "u2", callsPerDay: 40, demosPerWeek: null, createdAt: "x" } });
    expect(changesIn(first, reader)).toEqual([{ label: "Calls a working day", before: null, after: "40" }]);
    const again = activity({ ...set, before: { callsPerDay: 40 }, after: { callsPerDay: 0 } });
    expect(changesIn(again, reader)).toEqual([{ label: "Calls a working day", before: "40", after: "none" }]);
  });

  test("of an action not known here is readable all the same", () => {
    expect(sentenceOf(activity({ action: "lead_merged" }))).toBe("lead merged");
  });
});

describe("the changes of a row", () => {
  test("are told before and after, in the words of the trade", () => {
    const before = { status: "new", assignedTo: null, estimatedValue: 1000, nextActionDate: null, probability: 10 };
    const after = {
      status: "demo-scheduled",
      assignedTo: "u1",
      estimatedValue: 120_000,
      nextActionDate: "2026-11-24T05:00:00.000Z",
      probability: null,
    };
    expect(changesIn(activity({ before, after }), reader)).toEqual([
      { label: "Status", before: "New", after: "Demo scheduled" },
      { label: "Assignee", before: null, after: "Omar" },
      { label: "Value", before: "AED 1,000", after: "AED 120,000" },
      { label: "When", before: null, after: "Tomorrow 09:00" },
      { label: "Probability", before: "10%", after: null },
    ]);
  });

  test("are none for what was made, and leave out what no one reads", () => {
    expect(changesIn(activity({ before: null, after: { name: "Layla" } }), reader)).toEqual([]);
    expect(changesIn(activity({ before: { deletedAt: null }, after: { deletedAt: "x" } }), reader)).toEqual([]);
  });

  test("cut a long text", () => {
    const [change] = changesIn(activity({ before: { notes: "" }, after: { notes: "x".repeat(500) } }), reader);
    expect(change?.before).toBeNull();
    expect(change?.after).toBe(`${"x".repeat(160)}…`);
  });

  test("of a call that ended leave out what its headline says", () => {
    const call = activity({
      entity: "call",
      action: "call_ended",
      before: { outcome: null, duration: null, notes: null, callType: "outbound" },
      after: { outcome: "busy", duration: 65, notes: "Later", callType: "inbound" },
    });
    expect(changesIn(call, reader)).toEqual([{ label: "Type", before: "Outbound", after: "Inbound" }]);
    expect(headlineOf(call)).toEqual({ outcome: "busy", duration: "1:05", body: "Later" });
  });

  test("of a corrected call show before and after, its notes too", () => {
    const before = { outcome: "busy", notes: "Rang out" };
    const call = activity({
      entity: "call",
      action: "call_updated",
      before,
      after: { outcome: "no-answer", notes: null },
    });
    expect(changesIn(call, reader)).toEqual([
      { label: "Outcome", before: "Busy", after: "No answer" },
      { label: "Notes", before: "Rang out", after: null },
    ]);
  });
});

test("the headline of a note is its text, and of a message its channel too", () => {
  const note = { entity: "conversation", action: "conversation_added" } as const;
  expect(headlineOf(activity({ ...note, after: { body: "Hello", channel: "note" } }))).toEqual({ body: "Hello" });
  expect(headlineOf(activity({ ...note, after: { body: "Hi", channel: "whatsapp" } }))).toEqual({
    body: "Hi",
    channel: "WhatsApp",
  });
  expect(headlineOf(activity({ after: { status: "new" } }))).toEqual({});
});

test("the headline of an export says what was asked for", () => {
  const after = { kind: "calls", format: "csv", filter: '{"outcome":"busy,no-answer"}' };
  const asked = activity({ entity: "export", action: "export_requested", after });
  expect(headlineOf(asked)).toEqual({ body: "Calls, as CSV: outcome busy,no-answer" });
});

function commandSources(): string[] {
  const entities = readdirSync("lib", { recursive: true, encoding: "utf8" });
  return entities
    .filter((path) => /commands\/[\w-]+\.ts$/.test(path))
    .map((path) => readFileSync(`lib/${path}`, "utf8"));
}
