import { abortAllDurableObjects, evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { hub, knock, open, openMany, settle, until } from "../support/listeners";
import { aLead, editLead, person } from "../support/world";

const alarm = () => runInDurableObject(hub(), (_, state) => state.storage.getAlarm());

test("asleep between two changes, the hub goes on where it was, and tells each once", async () => {
  const agent = await person("agent");
  const page = await open(agent);
  const id = await aLead(agent, { company: "Before" });
  await hub().poke();
  await until(() => expect(page.items()).toHaveLength(1));
  await evictDurableObject(hub());
  await agent.run(editLead, { id, company: "After" });
  await hub().poke();
  await until(() => expect(page.told()).toEqual(["lead_created", "lead_updated"]));
  const [, first, second] = page.frames;
  expect(second).toMatchObject({ from: first?.type === "changes" && first.to });
});

test("killed before it wrote down what it sent, it does not send it again", async () => {
  const agent = await person("agent");
  const page = await open(agent);
  const place = await runInDurableObject(hub(), (_, state) => state.storage.get("relayed"));
  await aLead(agent);
  await hub().poke();
  await until(() => expect(page.items()).toHaveLength(1));
  await runInDurableObject(hub(), (_, state) => state.storage.put("relayed", place));
  await evictDurableObject(hub());
  await aLead(agent);
  await hub().poke();
  await until(() => expect(page.items().map((item) => item.seq)).toHaveLength(2));
  expect(new Set(page.items().map((item) => item.seq)).size).toBe(2);
});

test("killed with its sockets, it takes them back from where it stopped", async () => {
  const agent = await person("agent");
  const before = await open(agent);
  await aLead(agent);
  await abortAllDurableObjects();
  const after = await open(agent, { query: { cursor: before.cursor() } });
  await aLead(agent);
  await hub().poke();
  await until(() => expect(after.told().at(-1)).toBe("lead_created"));
});

test("a lost poke costs until the next alarm", async () => {
  const agent = await person("agent");
  const page = await open(agent);
  await aLead(agent);
  await settle();
  expect(page.items()).toEqual([]);
  expect(await alarm()).toBeLessThanOrEqual(Date.now() + 15_000);
  await runDurableObjectAlarm(hub());
  await until(() => expect(page.told()).toEqual(["lead_created"]));
  expect(await alarm()).not.toBeNull();
});

test("while the database cannot be read nobody is told so, the alarm stays set, and then all comes", async () => {
  const agent = await person("agent");
  const page = await open(agent);
  await env.DB.prepare("alter table log_state rename to log_state_away").run();
  await aLead(agent);
  await hub().poke();
  expect(await runDurableObjectAlarm(hub())).toBe(true);
  expect(await alarm()).not.toBeNull();
  const late = await knock({ query: { token: "" } });
  expect(late.status).toBe(401);
  await env.DB.prepare("alter table log_state_away rename to log_state").run();
  expect(page.frames).toHaveLength(1);
  await runDurableObjectAlarm(hub());
  await until(() => expect(page.told()).toEqual(["lead_created"]));
});

test("with nobody there the hub sleeps: no alarm, and no reading", async () => {
  const agent = await person("agent");
  const page = await open(agent);
  page.socket.close(1000);
  await settle();
  await runDurableObjectAlarm(hub());
  expect(await alarm()).toBeNull();
  await aLead(agent);
  await hub().poke();
  expect(await alarm()).toBeNull();
});

describe("a socket that misbehaves", () => {
  test("by ten megabytes, or by five kilobytes, is shut", async () => {
    const agent = await person("agent");
    for (const size of [10_000_000, 5000]) {
      const page = await open(agent);
      page.socket.send("x".repeat(size));
      await until(() => expect([1008, 1009, 1006]).toContain(page.closed?.code));
    }
    await open(agent);
  });

  test("by a flood is shut, and the others are not", async () => {
    const agent = await person("agent");
    const [page, other] = [await open(agent), await open(agent)];
    for (let i = 0; i < 100; i++) page.socket.send("{}");
    await until(() => expect(page.closed?.code).toBe(1008));
    expect(other.closed).toBeNull();
  });

  test("by nonsense is not heard", async () => {
    const page = await open(await person("agent"));
    for (const message of [
      "",
      "null",
      "[]",
      '{"type":"here"}',
      '{"type":"here","leadId":5}',
      "{",
      new ArrayBuffer(8),
    ]) {
      page.socket.send(message);
    }
    await settle();
    expect([page.closed, page.frames.length]).toEqual([null, 1]);
  });
});

test("of a thousand sockets only those concerned get a frame", async () => {
  const agent = await person("agent");
  const others = await Promise.all(Array.from({ length: 10 }, () => person("agent")));
  const pages = await Promise.all([agent, ...others].map((one) => open(one)));
  const crowd = (await Promise.all(others.map((one) => openMany(one, 99)))).flat();
  await aLead(agent);
  await hub().poke();
  await until(() => expect(pages[0]?.told()).toEqual(["lead_created"]));
  expect(crowd).toHaveLength(990);
  expect([...pages.slice(1), ...crowd].filter(({ frames }) => frames.length !== 1)).toEqual([]);
});
