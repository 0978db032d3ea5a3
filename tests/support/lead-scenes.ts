import { expect } from "vitest";
import type { SetScene } from "./scene";
import { aLead, deleteLead, newId, person } from "./world";

export const leadScenes = {
  createLead: async () => {
    const [agent, manager] = [await person("agent"), await person("manager")];
    const input = { id: newId(), name: "Omar Nasser", phone: "050 765 4321", company: "Nasser Trading" };
    return {
      by: agent,
      input,
      logs: ["lead: lead_created"],
      row: { name: "Omar Nasser", phone: "+971507654321", assignedTo: agent.actor.id, status: "new" },
      refused: [{ who: agent, input: { ...input, id: newId(), assignedTo: manager.actor.id }, code: "forbidden" }],
    };
  },
  editLead: async () => {
    const { agent, other, manager, lead } = await leadOfAgent();
    return {
      by: agent,
      input: { id: lead, name: "Layla H. Haddad", phone: "+44 20 7946 0958", notes: "Prefers mornings" },
      logs: ["lead: lead_updated"],
      row: { name: "Layla H. Haddad", phone: "+442079460958", notes: "Prefers mornings" },
      refused: [
        { who: other, code: "not_found" },
        { who: agent, input: { id: lead, assignedTo: manager.actor.id }, code: "forbidden" },
      ],
    };
  },
  handOver: async () => {
    const { agent, other, manager, lead } = await leadOfAgent();
    const second = await aLead(agent, { name: "Second" });
    return {
      by: manager,
      input: { ids: [lead, second], assignedTo: other.actor.id },
      logs: ["lead: lead_assigned", "lead: lead_assigned"],
      row: { assignedTo: other.actor.id },
      refused: [
        { who: agent, code: "forbidden" },
        { who: agent, input: { ids: [lead], assignedTo: other.actor.id }, code: "forbidden" },
        { who: agent, input: { ids: [lead, second], assignedTo: null }, code: "forbidden" },
        { who: other, input: { ids: [lead], assignedTo: null }, code: "not_found" },
        { who: manager, input: { ids: [lead, newId()], assignedTo: null }, code: "not_found" },
      ],
    };
  },
  deleteLead: async () => {
    const { agent, other, lead } = await leadOfAgent();
    return {
      by: agent,
      input: { id: lead },
      logs: ["lead: lead_deleted"],
      row: { deletedAt: expect.any(String) },
      refused: [{ who: other, code: "not_found" }],
    };
  },
  restoreLead: async () => {
    const { agent, other, lead } = await leadOfAgent();
    await agent.run(deleteLead, { id: lead });
    return {
      by: agent,
      input: { id: lead },
      logs: ["lead: lead_restored"],
      row: { deletedAt: null },
      refused: [{ who: other, code: "not_found" }],
    };
  },
  addConversation: async () => {
    const { agent, other, lead } = await leadOfAgent();
    const input = { id: newId(), leadId: lead, body: "Wants a demo on Sunday" };
    return {
      by: agent,
      input,
      logs: ["conversation: conversation_added"],
      row: { body: "Wants a demo on Sunday", channel: "note", direction: "internal", userId: agent.actor.id },
      refused: [{ who: other, input: { ...input, id: newId() }, code: "not_found" }],
    };
  },
} satisfies Record<string, SetScene>;

async function leadOfAgent() {
  const [agent, other, manager] = [await person("agent"), await person("agent"), await person("manager")];
  return { agent, other, manager, lead: await aLead(agent, { company: "Al Futtaim Trading", source: "Fair" }) };
}
