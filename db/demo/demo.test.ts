import parseMax from "libphonenumber-js/max";
import { describe, expect, test } from "vitest";
import { localTime } from "@/lib/calls/new-call";
import type { Call } from "@/lib/calls/schema";
import type { Lead } from "@/lib/leads/schema";
import { parsePhone } from "@/lib/phone";
import { planDemo } from "./demo";
import type { Operation } from "./operation";
import { SETTINGS } from "./testing";

const NOW = "2026-11-24T11:20:00.000Z"; // a Tuesday, 15:20 in Dubai
const OPTIONS = { leads: 500, calls: 5000, agents: 5, now: new Date(NOW), settings: SETTINGS };

const demo = planDemo(OPTIONS);
const operations = [...demo.operations()];
const changes = operations.flatMap((operation) => operation.changes);
const leads = [
  ...new Map(changes.flatMap((change) => (change.entity === "lead" ? [[change.after.id, change.after]] : []))),
].map(([, lead]) => lead as Lead);
const calls = changes.flatMap((change) => (change.entity === "call" ? [change.after as Call] : []));

describe("the demo", () => {
  test("is the same for the same options", () => {
    expect([...planDemo(OPTIONS).operations()]).toEqual(operations);
  });

  test("has exactly what was asked for, also when that is little", () => {
    expect([leads.length, calls.length, demo.team.agents.length]).toEqual([500, 5000, 5]);
    for (const size of [
      { leads: 1, calls: 0 },
      { leads: 1, calls: 3 },
      { leads: 7, calls: 2000 },
    ]) {
      const made = [...planDemo({ ...OPTIONS, ...size, agents: 1 }).operations()].flatMap((op) => op.changes);
      expect(made.filter((change) => change.action === "lead_created")).toHaveLength(size.leads);
      expect(made.filter((change) => change.action === "call_logged")).toHaveLength(size.calls);
    }
  });

  test.each(["2026-11-22T02:00:00Z", "2026-11-24T05:00:00Z", "2026-11-24T05:00:01Z", "2026-11-24T20:30:00Z"])(
    "tells nothing that happens after %s",
    (iso) => {
      const told: Operation[] = [...planDemo({ ...OPTIONS, now: new Date(iso) }).operations()];
      const times = told.map((operation) => operation.at);
      expect(times).toEqual(times.toSorted());
      expect(Date.parse(times.at(-1) ?? "")).toBeLessThanOrEqual(Date.parse(iso));
    },
  );

  test("gives every lead its own valid phone number", () => {
    expect(
      leads.filter((lead) => parsePhone(lead.phone, "AE") !== lead.phone || !parseMax(lead.phone)?.isValid()),
    ).toEqual([]);
    expect(new Set(leads.map((lead) => lead.phone)).size).toBe(leads.length);
  });

  test("gives every row and operation its own id", () => {
    // A target is its person's, under their id.
    const rows = changes.filter(({ entity }) => entity !== "target");
    const ids = [...operations.map((operation) => operation.id), ...new Set(rows.map((change) => change.after.id))];
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      ids.find((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toBeUndefined();
  });

  test("calls leads after they came in, in working hours, one at a time", () => {
    const created = new Map(leads.map((lead) => [lead.id, lead.createdAt]));
    expect(calls.filter((call) => call.startTime <= (created.get(call.leadId) ?? "~"))).toEqual([]);
    expect(calls.filter((call) => call.localHour < 9 || call.localHour > 18)).toEqual([]);
    for (const theirs of Map.groupBy(calls, (call) => call.userId).values()) {
      const inOrder = theirs.toSorted((a, b) => a.startTime.localeCompare(b.startTime));
      expect(inOrder.filter((call, i) => call.startTime < (inOrder[i - 1]?.endTime ?? ""))).toEqual([]);
    }
  });

  test("knows day and hour of a call as the product does", () => {
    for (const call of calls.slice(0, 300)) expect(call).toMatchObject(localTime(call.startTime, SETTINGS.timeZone));
  });

  test("changes every row from what it was", () => {
    const rows = new Map<string, unknown>();
    for (const change of changes) {
      expect(change.before).toEqual(rows.get(`${change.entity}/${change.after.id}`) ?? null);
      rows.set(`${change.entity}/${change.after.id}`, change.after);
    }
  });

  test("ends every lead at the status its story says", () => {
    const status = new Map(leads.map((lead) => [lead.id, lead.status]));
    expect(demo.stories.filter((story) => status.get(story.id) !== story.status)).toEqual([]);
  });

  test("gives every agent a believable agenda", () => {
    for (const agent of demo.team.agents) {
      const dates = leads.filter((lead) => lead.assignedTo === agent.id).map((lead) => lead.nextActionDate);
      const planned = dates.filter((date) => date !== null);
      expect(planned.filter((date) => date <= NOW).length).toBeGreaterThanOrEqual(8);
      expect(planned.filter((date) => date <= NOW).length).toBeLessThanOrEqual(15);
      expect(planned.filter((date) => date < "2026-11-23T20:00").length).toBeGreaterThanOrEqual(3);
      expect(planned.filter((date) => date > NOW && date < "2026-11-24T20:00").length).toBeGreaterThanOrEqual(2);
      expect(planned.filter((date) => date >= "2026-11-24T20:00").length).toBeGreaterThanOrEqual(25);
    }
  });

  test("calls new leads as teams do: some at once, most within a day, some not yet", () => {
    const first = new Map(calls.toReversed().map((call) => [call.leadId, Date.parse(call.startTime)]));
    const fresh = leads.filter(({ createdAt }) => createdAt > "2026-10-25");
    const share = (from: number, to: number) => {
      const waits = fresh.map(({ id, createdAt }) => ((first.get(id) ?? Infinity) - Date.parse(createdAt)) / 60_000);
      return waits.filter((minutes) => minutes > from && minutes <= to).length / fresh.length;
    };
    expect(share(0, 5)).toBeGreaterThan(0.08);
    expect(share(0, 60)).toBeGreaterThan(0.2);
    expect(share(60, 1440)).toBeGreaterThan(0.1);
    expect(share(1440, Infinity)).toBeGreaterThan(0.15);
    expect(fresh.filter(({ id }) => !first.has(id)).length / fresh.length).toBeGreaterThan(0.05);
  });

  test("keeps most of what it promises, some of it late", () => {
    const due = calls.filter(
      ({ nextActionDate }) => nextActionDate && nextActionDate > "2026-10-25" && nextActionDate < NOW,
    );
    const ofLead = Map.groupBy(calls, (call) => call.leadId);
    const became = Map.groupBy(due, (call) => {
      const later = ofLead.get(call.leadId)?.filter(({ startTime }) => startTime > call.startTime) ?? [];
      const next = later.map(({ localDay }) => localDay).sort()[0];
      if (!next) return "open";
      return next <= localTime(call.nextActionDate ?? "", SETTINGS.timeZone).localDay ? "kept" : "late";
    });
    const share = (name: "kept" | "late" | "open") => (became.get(name)?.length ?? 0) / due.length;
    expect(share("kept")).toBeGreaterThan(0.7);
    expect(share("late")).toBeGreaterThan(0.08);
    expect(share("open")).toBeGreaterThan(0.02);
  });

  test("has the usual mix of outcomes and owners", () => {
    const share = (outcome: string) => (100 * calls.filter((call) => call.outcome === outcome).length) / calls.length;
    const usual = {
      "no-answer": 38,
      "follow-up-scheduled": 20,
      "callback-requested": 14,
      busy: 8,
      "not-interested": 12,
      "demo-booked": 8,
    };
    for (const [outcome, percent] of Object.entries(usual)) expect(Math.abs(share(outcome) - percent)).toBeLessThan(3);
    const assigned = leads.filter((lead) => lead.assignedTo).length / leads.length;
    expect(assigned).toBeGreaterThan(0.88);
    expect(assigned).toBeLessThan(0.97);
  });
});
