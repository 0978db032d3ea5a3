import { describe, expect, test } from "vitest";
import { type LeadStatus, OUTCOMES } from "@/lib/enums";
import type { Lead } from "@/lib/leads/schema";
import { defaultNextAction, effectOnLead, inDays, resolveResult, secondsUntil, statusAfter, timesOf } from "./rules";

const NOW = "2026-11-23T09:00:00.000Z";
const AGENT = { id: "a", seq: 1, email: "a@example.test", name: "A", role: "agent", active: true } as const;

const LEAD: Lead = {
  id: "l",
  name: "Layla",
  email: null,
  phone: "+971501234567",
  company: null,
  industry: null,
  status: "new",
  source: null,
  notes: null,
  estimatedValue: null,
  probability: null,
  assignedTo: "a",
  nextAction: "Old plan",
  nextActionDate: "2026-12-01T09:00:00.000Z",
  createdBy: "a",
  createdAt: NOW,
  updatedAt: NOW,
  deletedAt: null,
  seq: 1,
};

test("an outcome never takes a lead back, and never out of a closed status", () => {
  const order: LeadStatus[] = ["new", "contacted", "qualified", "demo-scheduled", "closed-won", "closed-lost"];
  for (const status of order) {
    for (const outcome of OUTCOMES) {
      const after = statusAfter(status, outcome);
      expect(order.indexOf(after)).toBeGreaterThanOrEqual(order.indexOf(status));
      if (status.startsWith("closed")) expect(after).toBe(status);
    }
  }
});

describe("some days later", () => {
  test.each([
    [1, "2026-11-23T09:00:00.000Z", "Asia/Dubai", "2026-11-24T09:00:00.000Z"],
    [7, "2026-12-28T09:00:00.000Z", "Asia/Kolkata", "2027-01-04T09:00:00.000Z"],
    [1, "2026-03-07T18:30:00.000Z", "America/Los_Angeles", "2026-03-08T17:30:00.000Z"],
    [1, "2026-10-31T17:30:00.000Z", "America/Los_Angeles", "2026-11-01T18:30:00.000Z"],
    [3, "2026-03-27T20:30:00.000Z", "Europe/Berlin", "2026-03-30T19:30:00.000Z"],
  ])("%i after %s in %s is %s: the same time on the wall", (days, now, zone, then) => {
    expect(inDays(days, now, zone)).toBe(then);
  });
});

describe("the result of a call", () => {
  const resolve = (typed: Parameters<typeof resolveResult>[0]) => resolveResult(typed, NOW, "Asia/Dubai");

  test("is the outcome's usual, when nothing else was said", () => {
    expect(resolve({ outcome: "no-answer" })).toEqual({
      outcome: "no-answer",
      nextAction: "Call again",
      nextActionDate: "2026-11-23T12:00:00.000Z",
    });
    expect(defaultNextAction("demo-booked", NOW, "Asia/Dubai")).toEqual({ nextAction: "Demo", nextActionDate: null });
  });

  test("is what was said, and only the label is added to a time", () => {
    expect(resolve({ outcome: "demo-booked", nextActionDate: "2026-11-24" })).toMatchObject({
      nextAction: "Demo",
      nextActionDate: "2026-11-23T20:00:00.000Z",
    });
    expect(resolve({ outcome: "busy", nextAction: null, nextActionDate: null })).toEqual({
      outcome: "busy",
      nextAction: null,
      nextActionDate: null,
    });
  });
});

describe("what a call does to its lead", () => {
  test("is its status and what comes next, as far as they differ", () => {
    const result = { outcome: "demo-booked", nextAction: "Demo", nextActionDate: LEAD.nextActionDate } as const;
    expect(effectOnLead(LEAD, result, AGENT)).toEqual({ status: "demo-scheduled", nextAction: "Demo" });
    expect(effectOnLead(LEAD, result, AGENT, false)).toEqual({ nextAction: "Demo" });
  });

  test("clears the plan when they are not interested, and leaves it when nothing was said", () => {
    expect(effectOnLead(LEAD, { outcome: "not-interested" }, AGENT)).toEqual({
      status: "closed-lost",
      nextAction: null,
      nextActionDate: null,
    });
    expect(effectOnLead(LEAD, { outcome: "busy" }, AGENT)).toEqual({});
  });

  test("clears the plan when the person says that nothing comes next", () => {
    const planned = { ...LEAD, nextAction: "Call again", nextActionDate: "2026-11-23T09:00:00.000Z" };
    expect(effectOnLead(planned, { outcome: "busy", nextAction: null, nextActionDate: null }, AGENT)).toEqual({
      nextAction: null,
      nextActionDate: null,
    });
  });

  test("is nothing for a lead that is gone, deleted or another's", () => {
    const result = { outcome: "not-interested" } as const;
    for (const lead of [null, { ...LEAD, deletedAt: NOW }, { ...LEAD, assignedTo: "b" }]) {
      expect(effectOnLead(lead, result, AGENT)).toEqual({});
    }
    expect(effectOnLead({ ...LEAD, assignedTo: "b" }, result, { ...AGENT, role: "manager" })).not.toEqual({});
  });
});

describe("the times of a call", () => {
  const START = "2026-11-23T08:50:00.000Z";
  test.each([
    [{}, { endTime: null, duration: null }],
    [{ duration: 42 }, { endTime: "2026-11-23T08:50:42.000Z", duration: 42 }],
    [{ endTime: "2026-11-23T08:50:59.999Z" }, { endTime: "2026-11-23T08:50:59.999Z", duration: 59 }],
    [
      { endTime: "2026-11-23T08:51:00.000Z", duration: 30 },
      { endTime: "2026-11-23T08:51:00.000Z", duration: 30 },
    ],
    [{ endTime: START }, { endTime: START, duration: 0 }],
    [{ endTime: "2026-11-23T08:49:59.999Z" }, { fields: { endTime: expect.any(String) } }],
    [{ endTime: "2026-11-23T12:00:00.000Z" }, { fields: { endTime: expect.any(String) } }],
    [{ endTime: "2026-11-23T08:51:00.000Z", duration: 62 }, { fields: { duration: expect.any(String) } }],
    [{ duration: 86_400 }, { fields: { duration: expect.any(String) } }],
  ])("of %j are %j", (given, times) => {
    expect(timesOf(START, given, NOW)).toMatchObject(times);
  });

  test("cannot begin in the future, but for a clock a little fast", () => {
    expect(timesOf("2026-11-23T09:05:00.000Z", {}, NOW).fields).toBeUndefined();
    expect(timesOf("2026-11-23T09:30:00.000Z", {}, NOW).fields).toEqual({ startTime: expect.any(String) });
  });
});

test("a call left open lasts to the second, a day at most, and never less than nothing", () => {
  expect(secondsUntil("2026-11-23T09:00:41.900Z", "2026-11-23T09:00:00.000Z")).toBe(41);
  expect(secondsUntil("2026-11-26T09:00:00.000Z", "2026-11-23T09:00:00.000Z")).toBe(86_400);
  expect(secondsUntil("2026-11-23T08:59:00.000Z", "2026-11-23T09:00:00.000Z")).toBe(0);
});
