import { describe, expect, test } from "vitest";
import type { AppError } from "@/lib/command/errors";
import { parseInput } from "@/lib/command/input";
import { readJson } from "@/lib/server/body";
import { pull } from "@/lib/sync/pull";
import { push } from "@/lib/sync/push";
import { Push } from "@/lib/sync/schema";
import { entry, logOf, receiptOf, send } from "../support/pushing";
import { createLead, deactivateMember, newId, person, rows } from "../support/world";

describe("an answer that is definitive spends the id", () => {
  test("input that does not fit is kept, told to its author, and answered again", async () => {
    const agent = await person("agent");
    const bad = entry("createLead", { id: newId(), name: "Layla", phone: "050 123 4567", colour: "red" });
    const { results } = await send(agent, bad);
    expect(results[bad.id]).toMatchObject({
      status: "rejected",
      error: { code: "invalid", fields: { colour: "Unknown field." } },
    });
    expect(await logOf(bad.id)).toEqual([{ seq: results[bad.id]?.seq, entity: "operation", action: "rejected" }]);
    const receipt = await receiptOf(bad.id);
    expect(receipt).toMatchObject({ status: "rejected", payload: expect.stringMatching(/^v1\./) });
    const bootstrap = await pull(agent.ctx, {});
    expect("items" in bootstrap && bootstrap.items.find(({ id }) => id === bad.id)?.row).toMatchObject({
      command: "createLead",
      payload: bad.input,
    });
  });

  test("other input under its id is refused, and writes nothing", async () => {
    const agent = await person("agent");
    const bad = entry("createLead", { id: newId(), name: "", phone: "050 123 4567" });
    const good = entry("createLead", { id: newId(), name: "Layla", phone: "050 123 4567" });
    await send(agent, bad, good);
    const [{ log } = { log: 0 }] = await rows<{ log: number }>("select count(*) as log from activity_log");
    const swapped = await send(agent, { ...bad, input: good.input }, { ...good, input: bad.input });
    for (const { id } of [bad, good]) {
      expect(swapped.results[id]).toEqual({
        status: "rejected",
        error: { code: "operation_reused", message: expect.any(String) },
      });
    }
    expect(await rows("select count(*) as log from activity_log")).toEqual([{ log }]);
  });

  test.each([
    ["inviteMember", { id: newId(), email: "x@example.test", name: "X", role: "agent" }],
    ["editSettings", { name: "Mine" }],
  ])("%s is no change for an outbox", async (command, input) => {
    const admin = await person("admin");
    const change = entry(command, input);
    const { results } = await send(admin, change);
    expect(results[change.id]).toMatchObject({ status: "rejected", error: { code: "forbidden" } });
    expect(await receiptOf(change.id)).toMatchObject({ status: "rejected" });
  });

  test.each([10, 1_000, 3_000, 10_000, 100_000])("input nested %i deep is an answer, not a failure", async (depth) => {
    const agent = await person("agent");
    const input = `{"name":${'{"a":'.repeat(depth)}1${"}".repeat(depth)}}`;
    const body = `{"v":1,"userId":"${agent.actor.id}","entries":[{"id":"deep","command":"createLead","input":${input}}]}`;
    const request = new Request("http://x", { method: "POST", headers: { "content-type": "application/json" }, body });
    const answer = await readJson(request)
      .then((sent) => push(agent.ctx, parseInput(Push, sent)))
      .then(
        ({ results }) => results.deep?.status,
        (error: AppError) => error.code,
      );
    expect(["rejected", "invalid"]).toContain(answer);
  });

  test("a door that keeps no refusals leaves none", async () => {
    const agent = await person("agent");
    await expect(agent.run(createLead, { id: newId(), name: "", phone: "1" }, "form")).rejects.toMatchObject({
      code: "invalid",
    });
    expect(await receiptOf("form")).toBeUndefined();
  });
});

describe("an answer that is uncertain stops what follows", () => {
  test("a change that this server does not know waits", async () => {
    const agent = await person("agent");
    const [unknown, after] = [
      entry("toString", {}),
      entry("createLead", { id: newId(), name: "Layla", phone: "050 123 4567" }),
    ];
    const { results } = await send(agent, unknown, after);
    expect(results).toEqual({
      [unknown.id]: { status: "failed", error: { code: "unavailable", message: expect.any(String) } },
    });
    expect(await receiptOf(unknown.id)).toBeUndefined();
    expect(await receiptOf(after.id)).toBeUndefined();
  });

  test("a database that cannot be reached leaves the rest as it is", async () => {
    const agent = await person("agent");
    const batch = agent.ctx.db.batch.bind(agent.ctx.db);
    let calls = 0;
    agent.ctx.db.batch = ((statements: never) => {
      calls += 1;
      // The first change takes two trips, the second fails at each of its ten attempts.
      if (calls > 2 && calls <= 12) throw new Error("gone");
      return batch(statements);
    }) as never;
    const entries = [1, 2, 3].map((n) =>
      entry("createLead", { id: newId(), name: `Lead ${n}`, phone: "050 123 4567" }),
    );
    const { results } = await send(agent, ...entries);
    expect(Object.values(results).map(({ status }) => status)).toEqual(["applied", "failed"]);
    expect(results[entries[1]?.id ?? ""]?.error?.code).toBe("unavailable");
    expect(Object.values((await send(agent, ...entries)).results).map(({ status }) => status)).toEqual(
      Array(3).fill("applied"),
    );
  });

  test("an account that lost its access keeps what it has queued", async () => {
    const [agent, admin] = [await person("agent"), await person("admin")];
    await admin.run(deactivateMember, { id: agent.actor.id });
    const change = entry("createLead", { id: newId(), name: "Layla", phone: "050 123 4567" });
    const { results } = await send(agent, change);
    expect(results[change.id]).toMatchObject({ status: "failed", error: { code: "forbidden" } });
    expect(await receiptOf(change.id)).toBeUndefined();
  });
});
