import { editLead } from "@/lib/leads/commands/edit-lead";
import type { SetScene } from "./scene";
import { newId, person } from "./world";

export const refusalScenes = {
  dismissRefusal: async () => {
    const [agent, admin] = [await person("agent"), await person("admin")];
    const operationId = newId();
    await agent.run(editLead, { id: newId(), notes: "Of a lead that is not there" }, operationId);
    return {
      by: agent,
      input: { id: newId(), operationId },
      logs: ["dismissal: refusal_dismissed"],
      row: { userId: agent.actor.id, operationId },
      refused: [{ who: admin, code: "not_found" }],
    };
  },
} satisfies Record<string, SetScene>;
