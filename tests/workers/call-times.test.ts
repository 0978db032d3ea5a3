import { describe, expect, test } from "vitest";
import { aLead, as, editCall, endCall, logCall, newId, type Person, person, rows, startCall } from "../support/world";

const NOW = "2026-11-23T09:00:00.000Z";

async function atNine() {
  const agent = await as((await person("agent")).actor, NOW);
  return { agent, lead: await aLead(agent) };
}

async function times(id: string): Promise<unknown> {
  return (await rows("select start_time, end_time, duration from calls where id = ?", id))[0];
}

async function started(by: Person, leadId: string, startTime: string): Promise<string> {
  const id = newId();
  await by.run(startCall, { id, leadId, startTime });
  return id;
}

describe("a call that ends", () => {
  test.each([
    ["whole seconds, rounded down", { endTime: "2026-11-23T08:59:59.999Z" }, "2026-11-23T08:59:59.999Z", 599],
    ["to the second", { endTime: "2026-11-23T08:50:42Z" }, "2026-11-23T08:50:42.000Z", 42],
    ["at its start", { endTime: "2026-11-23T08:50:00Z" }, "2026-11-23T08:50:00.000Z", 0],
    ["after so many seconds", { duration: 61 }, "2026-11-23T08:51:01.000Z", 61],
    ["now, when nothing is said", {}, NOW, 600],
  ])("took %s", async (_, given, end, duration) => {
    const { agent, lead } = await atNine();
    const id = await started(agent, lead, "2026-11-23T08:50:00Z");
    expect(await agent.run(endCall, { id, outcome: "busy", ...given })).toMatchObject({ status: "applied" });
    expect(await times(id)).toEqual({ start_time: "2026-11-23T08:50:00.000Z", end_time: end, duration });
  });

  test.each([
    ["before it started", { endTime: "2026-11-23T08:49:59Z" }, "endTime"],
    ["tomorrow", { endTime: "2026-11-24T09:00:00Z" }, "endTime"],
    ["after more seconds than have passed", { duration: 7200 }, "duration"],
    ["with more seconds than it had", { endTime: "2026-11-23T08:51:00Z", duration: 90 }, "duration"],
  ])("cannot end %s", async (_, given, field) => {
    const { agent, lead } = await atNine();
    const id = await started(agent, lead, "2026-11-23T08:50:00Z");
    const outcome = await agent.run(endCall, { id, outcome: "busy", ...given });
    expect(outcome).toMatchObject({ status: "rejected", error: { fields: { [field]: expect.any(String) } } });
    expect(await times(id)).toMatchObject({ end_time: null, duration: null });
  });

  test.each([-1, 1.5, 86_401, "60"])("cannot take %j seconds", async (duration) => {
    const { agent, lead } = await atNine();
    const id = await started(agent, lead, "2026-11-23T08:50:00Z");
    await expect(agent.run(endCall, { id, outcome: "busy", duration })).rejects.toMatchObject({
      code: "invalid",
      fields: { duration: expect.any(String) },
    });
  });

  test("a second time with the same outcome changes nothing; with another it is a conflict", async () => {
    const { agent, lead } = await atNine();
    const id = await started(agent, lead, "2026-11-23T08:50:00Z");
    await agent.run(endCall, { id, outcome: "busy", duration: 5 });
    expect(await agent.run(endCall, { id, outcome: "busy", duration: 9 })).toMatchObject({ changes: [] });
    expect(await agent.run(endCall, { id, outcome: "no-answer" })).toMatchObject({ status: "conflict" });
    expect(await times(id)).toMatchObject({ duration: 5 });
  });
});

describe("a call made earlier", () => {
  test("keeps its own time and its day in Dubai", async () => {
    const { agent, lead } = await atNine();
    const id = newId();
    await agent.run(logCall, { id, leadId: lead, startTime: "2026-11-20T20:30:00Z", duration: 90, outcome: "busy" });
    expect(await times(id)).toMatchObject({ end_time: "2026-11-20T20:31:30.000Z", duration: 90 });
    expect(await rows("select local_day, local_hour from calls where id = ?", id)).toEqual([
      { local_day: "2026-11-21", local_hour: 0 },
    ]);
  });

  test.each([
    ["in the future", { startTime: "2026-11-23T10:00:00Z", duration: 5 }, "startTime"],
    ["from now for an hour", { startTime: NOW, duration: 3600 }, "duration"],
    ["backwards", { startTime: "2026-11-23T08:00:00Z", endTime: "2026-11-23T07:00:00Z" }, "endTime"],
  ])("%s is refused", async (_, given, field) => {
    const { agent, lead } = await atNine();
    const outcome = await agent.run(logCall, { id: newId(), leadId: lead, outcome: "busy", ...given });
    expect(outcome).toMatchObject({ status: "rejected", error: { fields: { [field]: expect.any(String) } } });
  });
});

describe("a corrected call", () => {
  async function logged() {
    const { agent, lead } = await atNine();
    const id = newId();
    await agent.run(logCall, { id, leadId: lead, startTime: "2026-11-20T08:00:00Z", duration: 60, outcome: "busy" });
    return { agent, id };
  }

  test("that started at another time lasts as long as its end says, on its new day", async () => {
    const { agent, id } = await logged();
    await agent.run(editCall, { id, startTime: "2026-11-20T07:59:00Z" });
    expect(await times(id)).toMatchObject({ end_time: "2026-11-20T08:01:00.000Z", duration: 120 });
    await agent.run(editCall, { id, startTime: "2026-11-19T19:00:00Z", endTime: "2026-11-19T19:00:30Z" });
    expect(await times(id)).toMatchObject({ duration: 30 });
    expect(await rows("select local_day, local_hour from calls where id = ?", id)).toEqual([
      { local_day: "2026-11-19", local_hour: 23 },
    ]);
  });

  test("that took longer ends later", async () => {
    const { agent, id } = await logged();
    await agent.run(editCall, { id, duration: 90 });
    expect(await times(id)).toMatchObject({ end_time: "2026-11-20T08:01:30.000Z", duration: 90 });
  });

  test("cannot end before it starts", async () => {
    const { agent, id } = await logged();
    const outcome = await agent.run(editCall, { id, startTime: "2026-11-20T08:30:00Z" });
    expect(outcome).toMatchObject({ status: "rejected", error: { fields: { endTime: expect.any(String) } } });
    expect(await times(id)).toMatchObject({ start_time: "2026-11-20T08:00:00.000Z", duration: 60 });
  });
});
