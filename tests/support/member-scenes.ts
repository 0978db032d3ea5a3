import { expect } from "vitest";
import type { Scene, SetScene } from "./scene";
import { deactivateMember, newId, organisation, person } from "./world";

export const memberScenes = {
  inviteMember: async () => {
    const [admin, manager, agent] = [await person("admin"), await person("manager"), await person("agent")];
    const input = { id: newId(), email: `New.${newId()}@Example.test`, name: "New", role: "agent" };
    const another = { ...input, id: newId(), email: `x.${newId()}@example.test` };
    return {
      by: admin,
      input,
      logs: ["user: member_invited"],
      row: { email: input.email.toLowerCase(), active: 1, clerkId: null },
      refused: [
        { who: manager, input: another, code: "forbidden" },
        { who: agent, input: another, code: "forbidden" },
      ],
    };
  },
  changeRole: () => managing({ role: "manager" }, "member_role_changed", { role: "manager" }),
  deactivateMember: () => managing({}, "member_deactivated", { active: 0 }),
  reactivateMember: async () => {
    const scene = await managing({}, "member_reactivated", { active: 1 });
    await scene.by.run(deactivateMember, scene.input);
    return scene;
  },
  linkMember: async () => {
    const [agent, admin] = [await person("agent"), await person("admin")];
    return {
      by: agent,
      input: { id: agent.actor.id, clerkId: `user_${newId()}` },
      logs: ["user: member_linked"],
      row: { clerkId: expect.stringMatching(/^user_/) },
      refused: [{ who: admin, input: { id: agent.actor.id, clerkId: "user_other" }, code: "forbidden" }],
    };
  },
  editSettings: async () => {
    const [admin, manager, agent] = [await person("admin"), await person("manager"), await person("agent")];
    const name = (await organisation()).name === "Scholarix" ? "Scholarix Dubai" : "Scholarix";
    return {
      by: admin,
      input: { name },
      logs: ["settings: settings_updated"],
      row: { name, timeZone: "Asia/Dubai" },
      refused: [
        { who: manager, input: { name: "Ours" }, code: "forbidden" },
        { who: agent, input: { name: "Ours" }, code: "forbidden" },
      ],
    };
  },
} satisfies Record<string, SetScene>;

/** An administrator does something to an agent's account; nobody else may, nor an administrator to their own. */
async function managing(change: object, action: string, row: object): Promise<Scene> {
  const [admin, manager, agent] = [await person("admin"), await person("manager"), await person("agent")];
  const input = { id: agent.actor.id, ...change };
  return {
    by: admin,
    input,
    logs: [`user: ${action}`],
    row,
    refused: [
      { who: manager, code: "forbidden" },
      { who: await person("agent"), code: "forbidden" },
      { who: admin, input: { ...input, id: admin.actor.id }, code: "forbidden" },
    ],
  };
}
