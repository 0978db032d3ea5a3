import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { noCost, openDatabase } from "@/db/client";
import { runExport, type Steps } from "@/lib/exports/run";
import { AT_ONCE, ask, deskOf, fileOf, house, lead, partsOf, recordsOf, rowOf } from "../support/export-house";
import { aCall, aLead, createLead, newId, person, requestExport, rows } from "../support/world";

describe("an export", () => {
  test("is exactly the rows of the list, phones in E.164, in parts of bounded size", async () => {
    const { manager, source } = await house(11);
    await aLead(manager, { source: newId() });
    const id = await ask(manager, "leads", { source });
    expect(await runExport(deskOf(manager), { exportId: id, run: newId() }, AT_ONCE)).toBe("ready");

    const [header, ...data] = await recordsOf(id);
    expect(header?.slice(0, 3)).toEqual(["Name", "Phone", "E-mail"]);
    const independent = await rows<{ id: string; name: string }>(
      "select id, name from leads where source = ? and deleted_at is null order by created_at desc, id desc",
      source,
    );
    expect(data.map((record) => record.at(-1))).toEqual(independent.map((one) => one.id));
    expect(data.map((record) => record[0]?.replace(/^'/, ""))).toEqual(independent.map((one) => one.name));
    expect(data.map((record) => record[1])).toEqual(independent.map((_, i) => `+97150${1_000_000 + 10 - i}`));
    expect((await partsOf(id)).map((part) => part.rows)).toEqual([4, 4, 3]);
    expect(await rowOf(id)).toMatchObject({ status: "ready", rows: 11, bytes: (await fileOf(id)).length });
  });

  test("of a search has all that match, also where the list shows the first few hundred alone", async () => {
    const manager = await person("manager");
    const word = `q${newId().slice(-12)}`;
    for (let i = 0; i < 250; i++) {
      await manager.run(createLead, { id: newId(), name: `Lead ${word} ${i}`, phone: "+971501234567" });
    }
    const id = await ask(manager, "leads", { q: word });
    await runExport(deskOf(manager), { exportId: id, run: newId() }, AT_ONCE);
    expect(await recordsOf(id)).toHaveLength(251);
  });

  test("has nothing that came after it was asked for, and once what was there", async () => {
    const { manager, source } = await house(9);
    const id = await ask(manager, "leads", { source });
    await new Promise((resume) => setTimeout(resume, 5));
    const late = await lead(manager, source, 99);
    const steps: Steps = {
      async do(name, work) {
        if (name === "part 2") await lead(manager, source, 100);
        return work();
      },
    };
    await runExport(deskOf(manager), { exportId: id, run: newId() }, steps);
    const ids = (await recordsOf(id)).slice(1).map((record) => record.at(-1));
    expect(ids).toHaveLength(9);
    expect(new Set(ids).size).toBe(9);
    expect(ids).not.toContain(late);
  });

  test("of calls, of the log and of each report ends with the rows their pages show", async () => {
    const { manager, source } = await house(1);
    const leadId = String((await rows<{ id: string }>("select id from leads where source = ?", source))[0]?.id);
    for (let i = 0; i < 7; i++) await aCall(manager, leadId, { notes: i === 0 ? "@SUM(A1)" : null, duration: i });
    const calls = await ask(manager, "calls", { source });
    await runExport(deskOf(manager), { exportId: calls, run: newId() }, AT_ONCE);
    const data = await recordsOf(calls);
    expect(
      data
        .slice(1)
        .map((record) => Number(record[5]))
        .sort(),
    ).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(data.flat()).toContain("'@SUM(A1)");

    const log = await ask(manager, "activity", {});
    const before = await rows("select seq from activity_log where entity = 'export' and entity_id = ?", log);
    await runExport(deskOf(manager, { pageRows: 50, partRows: 100 }), { exportId: log, run: newId() }, AT_ONCE);
    const expected = await rows<{ seq: number }>(
      `select seq from activity_log where seq < ? and entity not in ('operation', 'dismissal', 'device') order by seq desc`,
      before[0]?.seq,
    );
    expect((await recordsOf(log)).slice(1).map((record) => Number(record[9]))).toEqual(expected.map(({ seq }) => seq));
    for (const kind of ["trend", "people", "industries", "sources"]) {
      const id = await ask(manager, kind, { source });
      expect(await runExport(deskOf(manager), { exportId: id, run: newId() }, AT_ONCE)).toBe("ready");
      const [header = [], ...lines] = await recordsOf(id);
      const column = header.indexOf("Calls");
      expect(
        lines.reduce((sum, line) => sum + Number(line[column]), 0),
        kind,
      ).toBe(7);
    }
    const id = await ask(manager, "response", { source });
    expect(await runExport(deskOf(manager), { exportId: id, run: newId() }, AT_ONCE)).toBe("ready");
    const [header = [], line = [], ...others] = await recordsOf(id);
    const called = rows(
      "select id from leads where source = ? and deleted_at is null and first_call_at is not null",
      source,
    );
    expect(line[header.indexOf("Called")]).toBe(String((await called).length));
    expect(line[header.indexOf("Within 5 minutes")]).toBe(line[header.indexOf("Called")]);
    expect(others).toEqual([]);
  });

  test("of a workbook too long is refused with the reason, in writing too", async () => {
    const { manager, source } = await house(7);
    const id = await ask(manager, "leads", { source }, { format: "xlsx" });
    expect(await runExport(deskOf(manager, { xlsxRows: 6 }), { exportId: id, run: newId() }, AT_ONCE)).toBe("failed");
    expect(await rowOf(id)).toMatchObject({ status: "failed", reason: expect.stringContaining("at most 6 rows") });
    const fits = await ask(manager, "leads", { source }, { format: "xlsx" });
    expect(await runExport(deskOf(manager, { xlsxRows: 7 }), { exportId: fits, run: newId() }, AT_ONCE)).toBe("ready");
    const many = { id: newId(), kind: "leads", format: "xlsx", atLeast: 100_001 };
    expect(await manager.run(requestExport, many)).toMatchObject({
      status: "rejected",
      error: { fields: { format: expect.stringContaining("100,000 rows") } },
    });
  });

  test("reads as much for a part deep in the list as for the first, and holds no more of it", async () => {
    const { manager, source } = await house(40);
    const id = await ask(manager, "leads", { source });
    const total = noCost();
    const cost: { rows: number; queries: number }[] = [];
    const steps: Steps = {
      async do(name, work) {
        const before = { ...total };
        const result = await work();
        if (name.startsWith("part"))
          cost.push({ rows: total.rows - before.rows, queries: total.queries - before.queries });
        return result;
      },
    };
    const desk = deskOf(manager);
    const db = openDatabase(env.DB, total);
    await runExport({ ...desk, ctx: { ...desk.ctx, db } }, { exportId: id, run: newId() }, steps);
    expect(cost).toHaveLength(10);
    const [first] = cost;
    for (const part of cost) {
      expect(part.queries).toBe(first?.queries);
      expect(part.rows).toBeLessThanOrEqual((first?.rows ?? 0) + 4);
    }
    expect(first?.rows).toBeLessThanOrEqual(40);
  });
});
