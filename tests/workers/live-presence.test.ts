import { evictDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { hub, open, type Page, settle, until } from "../support/listeners";
import { aLead, handOver, newId, person } from "../support/world";

const here = (page: Page, leadId: string | null, onCall = false) =>
  page.socket.send(JSON.stringify({ type: "here", leadId, onCall }));

/** Who it was last told looks at its lead. */
const present = ({ frames }: Page) => {
  const last = frames.findLast((frame) => frame.type === "present");
  return last?.people.map(({ name, onCall }) => (onCall ? `${name} on a call` : name));
};

async function lookedAt() {
  const [agent, manager] = [await person("agent", "Aisha"), await person("manager", "Maryam")];
  const id = await aLead(agent);
  const [agentPage, managerPage] = [await open(agent), await open(manager)];
  here(agentPage, id);
  await until(() => expect(present(agentPage)).toEqual([]));
  here(managerPage, id);
  await until(() => expect([present(agentPage), present(managerPage)]).toEqual([["Maryam"], ["Aisha"]]));
  return { agent, manager, id, agentPage, managerPage };
}

test("those who look at one lead see each other, and who is on a call", async () => {
  const { id, agentPage, managerPage } = await lookedAt();
  await settle(1000);
  here(agentPage, id, true);
  await until(() => expect(present(managerPage)).toEqual(["Aisha on a call"]));
});

test("who closes, or looks elsewhere, is there no more; also after the hub slept", async () => {
  const { agent, id, agentPage, managerPage } = await lookedAt();
  await evictDurableObject(hub());
  agentPage.socket.close(1000);
  await until(() => expect(present(managerPage)).toEqual([]));
  const again = await open(agent);
  here(again, id);
  await until(() => expect(present(managerPage)).toEqual(["Aisha"]));
  await settle(1000);
  here(again, null);
  await until(() => expect(present(managerPage)).toEqual([]));
});

test("an agent cannot look at a lead that is not theirs, nor learn who does", async () => {
  const { id, managerPage } = await lookedAt();
  const stranger = await open(await person("agent", "Omar"));
  here(stranger, id);
  await settle(200);
  expect([present(stranger), present(managerPage)]).toEqual([undefined, ["Aisha"]]);
  const curious = await open(await person("agent", "Zaid"));
  here(curious, newId());
  await settle(200);
  expect(present(curious)).toBeUndefined();
});

test("who loses the lead no longer sees who looks at it", async () => {
  const { manager, id, agentPage, managerPage } = await lookedAt();
  await manager.run(handOver, { ids: [id], assignedTo: null });
  await hub().poke();
  await until(() => expect(present(managerPage)).toEqual([]));
  const frames = agentPage.frames.length;
  managerPage.socket.close(1000);
  await settle(200);
  expect(agentPage.frames).toHaveLength(frames);
});

test("more than one place a second is not heard", async () => {
  const { id, agentPage, managerPage } = await lookedAt();
  here(agentPage, null);
  here(agentPage, id);
  here(agentPage, null);
  await settle(200);
  expect(managerPage.frames.filter((frame) => frame.type === "present").length).toBeLessThanOrEqual(2);
});
