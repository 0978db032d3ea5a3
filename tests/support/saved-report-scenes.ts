import type { SetScene } from "./scene";
import { newId, type Person, person, saveReport, system } from "./world";

const MONDAY = { kind: "people", query: { preset: "7-days" }, schedule: "weekly", format: "xlsx" } as const;

export const savedReportScenes = {
  saveReport: async () => {
    const [manager, agent] = [await person("manager"), await person("agent")];
    const input = { id: newId(), name: "Monday", ...MONDAY };
    return {
      by: manager,
      input,
      logs: ["savedReport: report_saved"],
      row: { userId: manager.actor.id, name: "Monday", query: '{"preset":"7-days"}', schedule: "weekly" },
      refused: [{ who: agent, input: { ...input, id: newId() }, code: "forbidden" }],
    };
  },
  editSavedReport: async () => {
    const { manager, id } = await saved();
    return {
      by: manager,
      input: { id, name: "First of the month", schedule: "monthly" },
      logs: ["savedReport: saved_report_changed"],
      row: { name: "First of the month", schedule: "monthly", format: "xlsx" },
      refused: await others(),
    };
  },
  removeSavedReport: async () => {
    const { manager, id } = await saved();
    return {
      by: manager,
      input: { id },
      logs: ["savedReport: saved_report_removed"],
      row: { schedule: "never" },
      refused: await others(),
    };
  },
  noteReportRun: async () => {
    const { manager, id } = await saved();
    const at = new Date(Date.now() + 60_000).toISOString();
    return {
      by: await system(),
      input: { id, at },
      logs: ["savedReport: saved_report_ran"],
      row: { ranThrough: at },
      refused: [{ who: manager, code: "forbidden" }, ...(await others())],
    };
  },
} satisfies Record<string, SetScene>;

async function saved(): Promise<{ manager: Person; id: string }> {
  const manager = await person("manager");
  const id = newId();
  await manager.run(saveReport, { id, name: "Monday", ...MONDAY });
  return { manager, id };
}

/** Whoever cannot see it. */
async function others() {
  return [
    { who: await person("manager"), code: "not_found" as const },
    { who: await person("agent"), code: "not_found" as const },
  ];
}
