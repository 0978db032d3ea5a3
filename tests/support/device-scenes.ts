import { expect } from "vitest";
import type { Scene, SetScene } from "./scene";
import { newId, person, registerDevice } from "./world";

export const deviceScenes = {
  registerDevice: async () => {
    const [agent, admin] = [await person("agent"), await person("admin")];
    const hash = newHash();
    const input = { id: newId(), name: "Chrome on Windows", userId: agent.actor.id, secretHash: hash, sessionId: "s1" };
    return {
      by: agent,
      input,
      logs: ["device: device_registered"],
      row: { userId: agent.actor.id, name: "Chrome on Windows", secretHash: hash, revokedAt: null },
      refused: [{ who: admin, input: { ...input, id: newId(), secretHash: newHash() }, code: "forbidden" }],
    };
  },
  renewDevice: async () => {
    const secret = { hash: newHash(), sessionId: "s2" };
    return ownDevice({ secret }, "device_renewed", { secretHash: secret.hash, sessionId: "s2", revokedAt: null });
  },
  revokeDevice: () => ownDevice({}, "device_revoked", { revokedAt: expect.stringMatching(/^20/) }),
} satisfies Record<string, SetScene>;

export const newHash = () => newId().replaceAll("-", "").repeat(2);

/** A device's own person does something to it; to anybody else, an administrator too, it is not there. */
async function ownDevice(change: object, action: string, row: object): Promise<Scene> {
  const [agent, admin] = [await person("agent"), await person("admin")];
  const id = newId();
  const device = { id, name: "Safari on iPhone", userId: agent.actor.id, secretHash: newHash(), sessionId: "s1" };
  await agent.run(registerDevice, device);
  return {
    by: agent,
    input: { id, ...change },
    logs: [`device: ${action}`],
    row,
    refused: [
      { who: admin, code: "not_found" },
      { who: await person("agent"), code: "not_found" },
    ],
  };
}
