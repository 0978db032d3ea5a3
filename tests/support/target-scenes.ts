import type { SetScene } from "./scene";
import { newId, person } from "./world";

export const targetScenes = {
  setTargets: async () => {
    const [manager, agent] = [await person("manager"), await person("agent")];
    const input = { targets: { [agent.actor.id]: { seq: 0, callsPerDay: 40, demosPerWeek: 5 } } };
    return {
      by: manager,
      input,
      logs: ["target: target_set"],
      row: { callsPerDay: 40, demosPerWeek: 5 },
      refused: [
        { who: agent, code: "forbidden" },
        { who: agent, input: { targets: {} }, code: "forbidden" },
        { who: await person("agent"), code: "forbidden" },
        { who: manager, input: { targets: { [newId()]: { seq: 0, callsPerDay: 1 } } }, code: "invalid" },
      ],
    };
  },
} satisfies Record<string, SetScene>;
