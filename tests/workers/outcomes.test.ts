import { describe, expect, test } from "vitest";
import { LEAD_STATUSES, type LeadStatus, type Outcome } from "@/lib/enums";
import {
  aLead,
  as,
  editCall,
  editLead,
  editSettings,
  endCall,
  handOver,
  logCall,
  newId,
  type Person,
  person,
  rows,
  startCall,
} from "../support/world";

const NOW = "2026-11-23T09:00:00.000Z";

const leadRow = async (id: string) =>
  (await rows("select status, next_action, next_action_date from leads where id = ?", id))[0];
const callRow = async (id: string) => (await rows("select * from calls where id = ?", id))[0];

/** A lead with this status, and its agent at nine o'clock. */
async function scene(status: LeadStatus = "new") {
  const agent = await as((await person("agent")).actor, NOW);
  return { agent, lead: await aLead(agent, { status }) };
}

/** A call by this person from start to outcome. */
async function ended(by: Person, leadId: string, input: object): Promise<string> {
  const id = newId();
  await by.run(startCall, { id, leadId });
  const outcome = await by.run(endCall, { id, ...input });
  if (outcome.status !== "applied") throw new Error(JSON.stringify(outcome.error));
  return id;
}

/** The table of design §7: where an outcome takes a lead of each status (in the order of the funnel). */
const TABLE: [Outcome, LeadStatus[]][] = [
  [
    "demo-booked",
    ["demo-scheduled", "demo-scheduled", "demo-scheduled", "demo-scheduled", "closed-won", "closed-lost"],
  ],
  ["follow-up-scheduled", ["contacted", "contacted", "qualified", "demo-scheduled", "closed-won", "closed-lost"]],
  ["callback-requested", ["contacted", "contacted", "qualified", "demo-scheduled", "closed-won", "closed-lost"]],
  ["not-interested", ["closed-lost", "closed-lost", "closed-lost", "closed-lost", "closed-won", "closed-lost"]],
  ["no-answer", [...LEAD_STATUSES]],
  ["busy", [...LEAD_STATUSES]],
];

describe.each(TABLE)("%s", (outcome, after) => {
  test.each(LEAD_STATUSES.map((status, n) => [status, after[n]] as const))(
    "takes a %s lead to %s",
    async (from, to) => {
      const { agent, lead } = await scene(from);
      await ended(agent, lead, { outcome, duration: 0 });
      expect(await leadRow(lead)).toMatchObject({ status: to });
      await agent.run(editLead, { id: lead, status: from });
      await agent.run(logCall, { id: newId(), leadId: lead, outcome, duration: 10, startTime: "2026-11-20T09:00:00Z" });
      expect(await leadRow(lead)).toMatchObject({ status: to });
    },
  );

  test("leaves the status alone when the person declines", async () => {
    const { agent, lead } = await scene("new");
    await ended(agent, lead, { outcome, duration: 0, moveLead: false });
    expect(await leadRow(lead)).toMatchObject({ status: "new" });
  });
});

describe("what comes next", () => {
  test.each([
    ["no-answer", "Call again", "2026-11-23T12:00:00.000Z"],
    ["busy", "Call again", "2026-11-23T12:00:00.000Z"],
    ["follow-up-scheduled", "Follow up", "2026-11-24T09:00:00.000Z"],
    ["callback-requested", "Call back", "2026-11-24T09:00:00.000Z"],
    ["not-interested", null, null],
  ])("after %s is by default %s at %s, on call and lead", async (outcome, action, date) => {
    const { agent, lead } = await scene();
    await agent.run(editLead, { id: lead, nextAction: "Old plan", nextActionDate: "2026-12-24T09:00:00Z" });
    const call = await ended(agent, lead, { outcome, duration: 0 });
    for (const row of [await callRow(call), await leadRow(lead)]) {
      expect(row).toMatchObject({ next_action: action, next_action_date: date });
    }
  });

  test("is the demo, at the exact time that was said", async () => {
    const { agent, lead } = await scene();
    await ended(agent, lead, { outcome: "demo-booked", duration: 0, nextActionDate: "2026-11-26T14:30:00+04:00" });
    expect(await leadRow(lead)).toEqual({
      status: "demo-scheduled",
      next_action: "Demo",
      next_action_date: "2026-11-26T10:30:00.000Z",
    });
  });

  test("is what the person said, and a day alone is its first instant in Dubai", async () => {
    const { agent, lead } = await scene();
    await ended(agent, lead, { outcome: "busy", duration: 0, nextAction: "Send offer", nextActionDate: "2026-11-30" });
    expect(await leadRow(lead)).toMatchObject({
      next_action: "Send offer",
      next_action_date: "2026-11-29T20:00:00.000Z",
    });
  });

  test("stays on the lead when a later edit of the call changes only the words, or only the time", async () => {
    const { agent, lead } = await scene();
    const call = await ended(agent, lead, { outcome: "follow-up-scheduled", duration: 0 });
    await agent.run(editCall, { id: call, nextAction: "Send the offer" });
    expect(await leadRow(lead)).toMatchObject({
      next_action: "Send the offer",
      next_action_date: "2026-11-24T09:00:00.000Z",
    });
    await agent.run(editCall, { id: call, nextActionDate: "2026-11-25T09:00:00Z" });
    expect(await leadRow(lead)).toMatchObject({
      next_action: "Send the offer",
      next_action_date: "2026-11-25T09:00:00.000Z",
    });
  });

  test("keeps the time on the wall when the clocks change over night", async () => {
    const admin = await person("admin");
    await admin.run(editSettings, { timeZone: "America/Los_Angeles" });
    const agent = await as((await person("agent")).actor, "2026-03-07T18:30:00.000Z");
    const lead = await aLead(agent);
    await ended(agent, lead, { outcome: "follow-up-scheduled", duration: 0 });
    await admin.run(editSettings, { timeZone: "Asia/Dubai" });
    expect(await leadRow(lead)).toMatchObject({ next_action_date: "2026-03-08T17:30:00.000Z" });
  });
});

describe("what a call does to its lead", () => {
  test("never conflicts with what others changed meanwhile: it goes by the lead as it is now", async () => {
    const { agent, lead } = await scene();
    const manager = await person("manager");
    const id = newId();
    await agent.run(startCall, { id, leadId: lead });
    await manager.run(editLead, { id: lead, status: "qualified", nextAction: "Theirs" });
    expect(await agent.run(endCall, { id, outcome: "follow-up-scheduled", duration: 5 })).toMatchObject({
      status: "applied",
    });
    expect(await leadRow(lead)).toMatchObject({ status: "qualified", next_action: "Follow up" });
  });

  test("is nothing once the lead is another's; the call itself is kept", async () => {
    const { agent, lead } = await scene();
    const id = newId();
    await agent.run(startCall, { id, leadId: lead });
    await (await person("manager")).run(handOver, { ids: [lead], assignedTo: null });
    const outcome = await agent.run(endCall, { id, outcome: "not-interested", duration: 5 });
    expect(outcome.changes.map((change) => change.entity)).toEqual(["call"]);
    expect(await leadRow(lead)).toMatchObject({ status: "new" });
    expect(await callRow(id)).toMatchObject({ outcome: "not-interested", duration: 5 });
  });
});
