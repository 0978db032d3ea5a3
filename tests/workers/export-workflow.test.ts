import { introspectWorkflow } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { runExport, type Steps } from "@/lib/exports/run";
import { startExport } from "@/lib/exports/start";
import { tendExports } from "@/lib/exports/tend";
import { claim, prefixOf, release } from "@/lib/exports/work";
import { AT_ONCE, ask, deskOf, fileOf, house, partsOf, recordsOf, rowOf, WORKFLOW } from "../support/export-house";
import { cancelExport, changeRole, deactivateMember, editLead, newId, person, rows } from "../support/world";

describe("the Workflow", () => {
  test("does a failed step again, and the file has nothing twice", async () => {
    const { manager, source } = await house(9);
    const id = await ask(manager, "leads", { source });
    await using introspector = await introspectWorkflow(WORKFLOW);
    await introspector.modifyAll(async (m) => {
      await m.disableRetryDelays();
      await m.mockStepError({ name: "part 2" }, new Error("R2 was away"), 2);
    });
    await startExport(env, manager.ctx, id);
    const [instance] = await introspector.get();
    await instance?.waitForStatus("complete");
    expect(await instance?.getOutput()).toBe("ready");
    const ids = (await recordsOf(id)).slice(1).map((record) => record.at(-1));
    expect(new Set(ids).size).toBe(9);
    expect(ids).toHaveLength(9);
  });

  test("that writes a part again keeps the first that was noted, whatever its rows say by then", async () => {
    const { manager, source } = await house(9);
    const id = await ask(manager, "leads", { source });
    let torn = false;
    const steps: Steps = {
      async do(name, work) {
        const result = await work();
        if (name !== "part 2" || torn) return result;
        torn = true;
        // its answer was lost, and the rows of the part are longer now
        const [, second] = await partsOf(id);
        const of = "select id from leads where source = ? order by created_at desc, id desc limit 4 offset 4";
        for (const row of await rows<{ id: string }>(of, source)) {
          await manager.run(editLead, { id: row.id, notes: "Longer than it was" });
        }
        const again = await work();
        expect((await partsOf(id))[1]).toEqual(second);
        return again;
      },
    };
    await runExport(deskOf(manager), { exportId: id, run: newId() }, steps);
    expect(await recordsOf(id)).toHaveLength(10);
    expect(await fileOf(id)).not.toContain("Longer");
    expect(await rowOf(id)).toMatchObject({ status: "ready", bytes: (await fileOf(id)).length });
  });

  test("killed half-way is taken up behind its last part by the minute's round, by one writer alone", async () => {
    const { manager, source } = await house(11);
    const id = await ask(manager, "leads", { source });
    const killed: Steps = {
      async do(name, work) {
        if (name === "part 3") return new Promise(() => {});
        return work();
      },
    };
    const run = newId();
    await claim(manager.ctx.db, id, run, new Date());
    void runExport(deskOf(manager), { exportId: id, run }, killed);
    await expect.poll(async () => (await partsOf(id)).length).toBe(2);

    await using introspector = await introspectWorkflow(WORKFLOW);
    await tendExports(env, manager.ctx);
    expect(await introspector.get()).toHaveLength(0);
    const later = { ...manager.ctx, now: () => new Date(Date.now() + 6 * 60_000) };
    await tendExports(env, later);
    await tendExports(env, later);
    const [instance, ...others] = await introspector.get();
    expect(others).toEqual([]);
    await instance?.waitForStatus("complete");
    const parts = await partsOf(id);
    expect(parts.map((part) => part.rows)).toEqual([4, 4, 3]);
    expect(parts.map((part) => part.run.startsWith(`${run}~`))).toEqual([true, true, false]);
    expect(await recordsOf(id)).toHaveLength(12);
  });

  test("that comes back to life beside its successor stops, and spoils nothing", async () => {
    const { manager, source } = await house(9);
    const id = await ask(manager, "leads", { source });
    let successor: Promise<string> | undefined;
    const steps: Steps = {
      async do(name, work) {
        if (name === "part 2") {
          successor = runExport(deskOf(manager), { exportId: id, run: newId() }, AT_ONCE);
          await successor;
        }
        return work();
      },
    };
    expect(await runExport(deskOf(manager), { exportId: id, run: newId() }, steps)).toBe("over");
    expect(await successor).toBe("ready");
    expect(await recordsOf(id)).toHaveLength(10);
  });

  test("that fails for good says nothing of an export which another one writes by then", async () => {
    const { manager, source } = await house(9);
    const id = await ask(manager, "leads", { source });
    const steps: Steps = {
      async do(name, work) {
        if (name !== "part 2") return work();
        await release(manager.ctx.db, id, run);
        await claim(manager.ctx.db, id, newId(), new Date());
        throw new Error("no such thing");
      },
    };
    const run = newId();
    await expect(runExport(deskOf(manager), { exportId: id, run }, steps)).rejects.toThrow("no such thing");
    expect(await rowOf(id)).toMatchObject({ status: "running" });
  });

  test("that fails for good says so, in words for people", async () => {
    const { manager, source } = await house(3);
    const id = await ask(manager, "leads", { source });
    await using introspector = await introspectWorkflow(WORKFLOW);
    await introspector.modifyAll(async (m) => {
      await m.disableRetryDelays();
      await m.mockStepError({ name: "part 1" }, new Error("no such thing"));
    });
    await startExport(env, manager.ctx, id);
    const [instance] = await introspector.get();
    await instance?.waitForStatus("errored");
    expect(await rowOf(id)).toMatchObject({ status: "failed", reason: expect.stringContaining("ask for it again") });
  });

  test("goes on in another run when one has had its steps", async () => {
    const { manager, source } = await house(11);
    const id = await ask(manager, "leads", { source });
    const desk = deskOf(manager, { runParts: 2 });
    const run = newId();
    await claim(manager.ctx.db, id, run, new Date());
    expect(await runExport(desk, { exportId: id, run }, AT_ONCE)).toBe("continued");
    await using introspector = await introspectWorkflow(WORKFLOW);
    await tendExports(env, manager.ctx);
    const [instance] = await introspector.get();
    await instance?.waitForStatus("complete");
    expect(await recordsOf(id)).toHaveLength(12);
  });

  test("stops before its next part once it is cancelled, and its objects go", async () => {
    const { manager, source } = await house(11);
    const id = await ask(manager, "leads", { source });
    const steps: Steps = {
      async do(name, work) {
        if (name === "part 2") await manager.run(cancelExport, { id });
        return work();
      },
    };
    expect(await runExport(deskOf(manager), { exportId: id, run: newId() }, steps)).toBe("over");
    expect(await rowOf(id)).toMatchObject({ status: "cancelled", rows: null });
    expect((await env.RECORDINGS.list({ prefix: prefixOf(id) })).objects).toHaveLength(1);
    await tendExports(env, { ...manager.ctx, now: () => new Date(Date.now() + 6 * 60_000) });
    expect((await env.RECORDINGS.list({ prefix: prefixOf(id) })).objects).toEqual([]);
    expect(await partsOf(id)).toEqual([]);
  });

  test.each([
    ["deactivated", deactivateMember, {}],
    ["made an agent", changeRole, { role: "agent" }],
  ] as const)("ends with the reason when its person is %s meanwhile", async (_, command, more) => {
    const [{ manager, source }, admin] = [await house(9), await person("admin")];
    const id = await ask(manager, "leads", { source });
    const steps: Steps = {
      async do(name, work) {
        if (name === "part 3") await admin.run(command, { id: manager.actor.id, ...more });
        return work();
      },
    };
    expect(await runExport(deskOf(manager), { exportId: id, run: newId() }, steps)).toBe("failed");
    expect(await rowOf(id)).toMatchObject({ status: "failed", reason: expect.stringContaining("no access") });
  });
});
