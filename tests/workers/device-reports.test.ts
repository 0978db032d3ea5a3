import { env } from "cloudflare:workers";
import { describe, expect, test, vi } from "vitest";
import { openDashboard } from "@/lib/analytics/dashboard";
import { WAITING_HEADER } from "@/lib/realtime/protocol";
import { browserOf, json } from "../support/http";
import { deactivateMember, newId, organisation, type Person, person, rows } from "../support/world";

const MINUTE = 60_000;
const reportOf = async (id: string) =>
  (await rows<{ at: string; waiting: number }>("select at, waiting from device_reports where device_id = ?", id))[0];
const pull = (who: Person, waiting?: number): [string, RequestInit] => [
  `/api/sync/pull?userId=${who.actor.id}`,
  waiting === undefined ? {} : { headers: { [WAITING_HEADER]: String(waiting) } },
];
/** Writes come after the answer. */
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 3000, interval: 10 });
const silence = () => new Promise((resolve) => setTimeout(resolve, 100));

/** An agent's browser that is a device of theirs. */
async function device(who: Person) {
  const browser = await browserOf(who);
  const response = await browser.send("/api/devices", json({ id: newId(), name: "Chrome on Android" }));
  const { data } = await response.json<{ data: { id: string } }>();
  return { ...browser, id: data.id };
}

/** As if it had been so long ago that it spoke. */
const age = (id: string, minutes: number) =>
  env.DB.prepare("update device_reports set at = ? where device_id = ?")
    .bind(new Date(Date.now() - minutes * MINUTE).toISOString(), id)
    .run();

describe("a device that comes by", () => {
  test("is noted with what waits on it, and again when that changes", async () => {
    const agent = await person("agent");
    const { id, send } = await device(agent);
    await send(...pull(agent, 3));
    await soon(async () => expect(await reportOf(id)).toMatchObject({ waiting: 3 }));
    await send("/api/sync/push", json({ v: 1, userId: agent.actor.id, entries: [] }, { [WAITING_HEADER]: "0" }));
    await soon(async () => expect(await reportOf(id)).toMatchObject({ waiting: 0 }));
  });

  test("without a word about its queue leaves that as it was", async () => {
    const agent = await person("agent");
    const { id, send } = await device(agent);
    await send(...pull(agent, 2));
    await soon(async () => expect(await reportOf(id)).toMatchObject({ waiting: 2 }));
    await age(id, 30);
    await send(...pull(agent));
    await soon(async () => expect(Date.now() - Date.parse((await reportOf(id))?.at ?? "")).toBeLessThan(MINUTE));
    expect(await reportOf(id)).toMatchObject({ waiting: 2 });
  });

  test("with nothing new is written down once a minute", async () => {
    const agent = await person("agent");
    const { id, send } = await device(agent);
    await send(...pull(agent, 0));
    await soon(async () => expect(await reportOf(id)).toBeDefined());
    await age(id, 0.5);
    const before = await reportOf(id);
    await send(...pull(agent, 0));
    await silence();
    expect(await reportOf(id)).toEqual(before);
  });

  test.each(["-1", "1e3", "many", "1".repeat(40), ""])("that says %j says nothing of its queue", async (told) => {
    const agent = await person("agent");
    const { id, send } = await device(agent);
    await send(`/api/sync/pull?userId=${agent.actor.id}`, { headers: { [WAITING_HEADER]: told } });
    await soon(async () => expect(await reportOf(id)).toMatchObject({ waiting: 0 }));
  });

  test("of another person, or one that was revoked, is not", async () => {
    const [agent, other] = [await person("agent"), await person("agent")];
    const theirs = await device(other);
    const mine = await browserOf(agent);
    mine.jar.set("device_id", { value: theirs.id, path: "/" });
    await mine.send(...pull(agent, 9));
    const revoked = await device(agent);
    await revoked.send(`/api/devices/${revoked.id}`, { method: "DELETE" });
    revoked.jar.set("device_id", { value: revoked.id, path: "/" });
    await revoked.send(...pull(agent, 9));
    await silence();
    expect([await reportOf(theirs.id), await reportOf(revoked.id)]).toEqual([undefined, undefined]);
  });
});

describe("the dashboard", () => {
  const today = new Date().toISOString().slice(0, 10);
  const page = async (who: Person, filter: Parameters<typeof openDashboard>[2] = {}) => {
    const { heard, missing } = await openDashboard(who.ctx, await organisation(), filter);
    return { heard, missing };
  };

  test("tells managers whose calls it may miss", async () => {
    const [manager, agent] = [await person("manager"), await person("agent")];
    const { id, send } = await device(agent);
    await send(...pull(agent, 4));
    await soon(async () => expect(await reportOf(id)).toBeDefined());
    const mine = { userId: agent.actor.id };
    expect((await page(manager, mine)).missing).toEqual({ waiting: [], silent: [] });
    await age(id, 20);
    const told = { userId: agent.actor.id, person: agent.actor.name, device: "Chrome on Android", waiting: 4 };
    expect((await page(manager, mine)).missing).toMatchObject({ waiting: [told], silent: [] });
    expect((await page(manager)).heard).toContainEqual(expect.objectContaining(told));
  });

  test("does not where the figures end before now, and never tells agents", async () => {
    const [manager, agent] = [await person("manager"), await person("agent")];
    const { id, send } = await device(agent);
    await send(...pull(agent, 4));
    await soon(async () => expect(await reportOf(id)).toBeDefined());
    await age(id, 20);
    const none = { heard: [], missing: { waiting: [], silent: [] } };
    expect(await page(manager, { startDate: "2020-01-01", endDate: "2020-02-01" })).toEqual(none);
    expect(await page(agent)).toEqual(none);
    expect(await page(await person("agent"), { userId: agent.actor.id, startDate: today })).toEqual(none);
  });

  test("forgets who has left", async () => {
    const [manager, agent, admin] = [await person("manager"), await person("agent"), await person("admin")];
    const { id, send } = await device(agent);
    await send(...pull(agent, 4));
    await soon(async () => expect(await reportOf(id)).toBeDefined());
    await age(id, 20);
    await admin.run(deactivateMember, { id: agent.actor.id });
    expect((await page(manager, { userId: agent.actor.id })).heard).toEqual([]);
  });
});
