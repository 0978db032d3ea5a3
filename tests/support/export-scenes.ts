import { expect } from "vitest";
import type { SetScene } from "./scene";
import { finishExport, newId, type Person, person, requestExport, system } from "./world";

export const exportScenes = {
  requestExport: async () => {
    const [manager, agent] = [await person("manager"), await person("agent")];
    const input = { id: newId(), kind: "calls", format: "csv", bom: true, filter: { outcome: "busy" } };
    return {
      by: manager,
      input,
      logs: ["export: export_requested"],
      row: { userId: manager.actor.id, kind: "calls", bom: 1, filter: '{"outcome":"busy"}', status: "running" },
      refused: [{ who: agent, input: { ...input, id: newId() }, code: "forbidden" }],
    };
  },
  cancelExport: async () => {
    const { manager, id } = await running();
    return {
      by: manager,
      input: { id },
      logs: ["export: export_cancelled"],
      row: { status: "cancelled" },
      refused: await others("not_found"),
    };
  },
  finishExport: async () => {
    const { manager, id } = await running();
    return {
      by: await system(),
      input: { id, rows: 3, bytes: 120 },
      logs: ["export: export_finished"],
      row: { status: "ready", rows: 3, bytes: 120, expiresAt: expect.stringMatching(/^20/) },
      refused: [{ who: manager, code: "forbidden" }, ...(await others("not_found"))],
    };
  },
  failExport: async () => {
    const { manager, id } = await running();
    return {
      by: await system(),
      input: { id, reason: "It could not be written." },
      logs: ["export: export_failed"],
      row: { status: "failed", reason: "It could not be written.", expiresAt: null },
      refused: [{ who: manager, code: "forbidden" }, ...(await others("not_found"))],
    };
  },
  expireExport: async () => {
    const { manager, id } = await ready(await system(new Date(Date.now() - 8 * 86_400_000).toISOString()));
    return {
      by: await system(),
      input: { id },
      logs: ["export: export_expired"],
      row: { status: "expired" },
      refused: [{ who: manager, code: "forbidden" }, ...(await others("not_found"))],
    };
  },
  downloadExport: async () => {
    const { manager, id } = await ready(await system());
    return {
      by: manager,
      input: { id },
      logs: ["export: export_downloaded"],
      row: { status: "ready", downloadedAt: expect.stringMatching(/^20/) },
      refused: await others("not_found"),
    };
  },
} satisfies Record<string, SetScene>;

async function running() {
  const manager = await person("manager");
  const id = newId();
  await manager.run(requestExport, { id, kind: "leads" });
  return { manager, id };
}

/** A file that the writer finished at its own clock. */
async function ready(writer: Person) {
  const { manager, id } = await running();
  await writer.run(finishExport, { id, rows: 0, bytes: 0 });
  return { manager, id };
}

/** To other managers and to administrators, too, it is not there. */
async function others(code: "not_found") {
  return [
    { who: await person("manager"), code },
    { who: await person("admin"), code },
  ];
}
