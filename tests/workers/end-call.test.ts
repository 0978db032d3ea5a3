import { expect, test } from "vitest";
import { aLead, endCall, newId, person, rows, startCall } from "../support/world";

test("a call ended in two tabs keeps the first answer, and swallows nothing of the second", async () => {
  const agent = await person("agent");
  const id = newId();
  await agent.run(startCall, { id, leadId: await aLead(agent) });
  const first = { id, outcome: "no-answer", notes: "Rang out" };
  expect(await agent.run(endCall, first)).toMatchObject({ status: "applied" });
  expect(await agent.run(endCall, first)).toMatchObject({ status: "applied", changes: [] });
  const second = await agent.run(endCall, { ...first, notes: "The assistant picked up" });
  expect(second).toMatchObject({ status: "conflict", error: { fields: { outcome: expect.any(String) } } });
  expect(await rows("select notes from calls where id = ?", id)).toEqual([{ notes: "Rang out" }]);
});
