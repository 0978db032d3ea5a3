import { expect } from "vitest";
import type { SetScene } from "./scene";
import { aCall, aLead, deleteCall, handOver, newId, person, startCall } from "./world";

export const callScenes = {
  startCall: async () => {
    const { agent, other, lead } = await leadOfAgent();
    return {
      by: agent,
      input: { id: newId(), leadId: lead },
      logs: ["call: call_started"],
      row: { leadId: lead, userId: agent.actor.id, endTime: null, outcome: null, callType: "outbound" },
      refused: [{ who: other, input: { id: newId(), leadId: lead }, code: "not_found" }],
    };
  },
  endCall: async () => {
    const { agent, manager, lead } = await leadOfAgent();
    const id = newId();
    await manager.run(startCall, { id, leadId: lead });
    return {
      by: manager,
      input: { id, outcome: "follow-up-scheduled", duration: 42, notes: "Send the offer" },
      logs: ["call: call_ended", "lead: lead_updated"],
      row: { outcome: "follow-up-scheduled", duration: 42, notes: "Send the offer", nextAction: "Follow up" },
      refused: [
        { who: agent, code: "forbidden" },
        { who: await person("agent"), code: "not_found" },
      ],
    };
  },
  logCall: async () => {
    const { agent, other, lead } = await leadOfAgent();
    const input = { id: newId(), leadId: lead, startTime: "2026-11-02T09:00:00Z", duration: 65, outcome: "busy" };
    return {
      by: agent,
      input,
      logs: ["call: call_logged", "lead: lead_updated"],
      row: { startTime: "2026-11-02T09:00:00.000Z", endTime: "2026-11-02T09:01:05.000Z", localHour: 13 },
      refused: [{ who: other, input: { ...input, id: newId() }, code: "not_found" }],
    };
  },
  editCall: async () => {
    const { before, agent, call } = await callBefore();
    return {
      by: before,
      input: { id: call, notes: "They asked for prices", outcome: "callback-requested" },
      logs: ["call: call_updated"],
      row: { notes: "They asked for prices", outcome: "callback-requested", nextAction: "Call again" },
      refused: [
        { who: agent, code: "forbidden" },
        { who: await person("agent"), code: "not_found" },
      ],
    };
  },
  deleteCall: async () => {
    const { before, agent, call } = await callBefore();
    return {
      by: before,
      input: { id: call },
      logs: ["call: call_deleted"],
      row: { deletedAt: expect.any(String) },
      refused: [
        { who: agent, code: "forbidden" },
        { who: await person("agent"), code: "not_found" },
      ],
    };
  },
  restoreCall: async () => {
    const { before, agent, call } = await callBefore();
    await before.run(deleteCall, { id: call });
    return {
      by: before,
      input: { id: call },
      logs: ["call: call_restored"],
      row: { deletedAt: null },
      refused: [
        { who: agent, code: "forbidden" },
        { who: await person("agent"), code: "not_found" },
      ],
    };
  },
} satisfies Record<string, SetScene>;

async function leadOfAgent() {
  const [agent, other, manager] = [await person("agent"), await person("agent"), await person("manager")];
  return { agent, other, manager, lead: await aLead(agent, { industry: "retail", source: "Fair" }) };
}

/** A call that somebody made before the lead became the agent's: the agent sees it, and may not change it. */
async function callBefore() {
  const [before, agent, manager] = [await person("agent"), await person("agent"), await person("manager")];
  const lead = await aLead(before);
  const call = await aCall(before, lead);
  await manager.run(handOver, { ids: [lead], assignedTo: agent.actor.id });
  return { before, agent, call };
}
