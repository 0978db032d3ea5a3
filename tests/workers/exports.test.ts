import { introspectWorkflow } from "cloudflare:test";
import { env } from "cloudflare:workers";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { noCost, openDatabase } from "@/db/client";
import { fileAddress } from "@/lib/exports/address";
import type { ExportView } from "@/lib/exports/present";
import { countForWorkbook } from "@/lib/exports/queries";
import { runExport, type Steps } from "@/lib/exports/run";
import { startExport } from "@/lib/exports/start";
import { tendExports } from "@/lib/exports/tend";
import { claim, prefixOf } from "@/lib/exports/work";
import type { Limits } from "@/lib/exports/write";
import { browserOf, json, serve } from "../support/http";
import { SMALL } from "../support/worker";
import {
  aCall,
  aLead,
  cancelExport,
  changeRole,
  createLead,
  deactivateMember,
  newId,
  organisation,
  type Person,
  person,
  requestExport,
  rows,
} from "../support/world";

const WORKFLOW = env.EXPORTS as NonNullable<typeof env.EXPORTS>;
const AT_ONCE: Steps = { do: (_, work) => work() };

/** A manager and what is exported of them alone: leads of a source of their own. */
async function house(size = 11) {
  const manager = await person("manager");
  const source = newId();
  for (let i = 0; i < size; i++) await lead(manager, source, i);
  return { manager, source };
}

async function lead(by: Person, source: string, i: number): Promise<string> {
  const id = newId();
  const phone = `+97150${String(1_000_000 + i)}`;
  await by.run(createLead, { id, name: i % 3 === 0 ? `=Lead ${i}, "quoted"` : `Lead ${i}`, phone, source });
  return id;
}

async function ask(by: Person, kind: string, filter: object, more: object = {}): Promise<string> {
  const id = newId();
  const outcome = await by.run(requestExport, { id, kind, filter, ...more });
  expect(outcome.status).toBe("applied");
  return id;
}

const deskOf = ({ ctx }: Person, limits: Partial<Limits> = {}) => ({
  ctx,
  files: env.RECORDINGS,
  limits: { ...SMALL, ...limits },
});
const rowOf = async (id: string) => (await rows("select * from exports where id = ?", id))[0];
const partsOf = (id: string) =>
  rows<{ n: number; rows: number; run: string }>(
    "select n, rows, run from export_parts where export_id = ? order by n",
    id,
  );

/** The file as its parts say, one behind the other. */
async function fileOf(id: string): Promise<string> {
  let text = "";
  for (const { n, run } of await partsOf(id)) {
    const object = await env.RECORDINGS.get(`${prefixOf(id)}${String(n).padStart(6, "0")}-${run}`);
    text += await object?.text();
  }
  return text;
}

async function recordsOf(id: string): Promise<string[][]> {
  const { data, errors } = Papa.parse<string[]>((await fileOf(id)).trimEnd());
  expect(errors).toEqual([]);
  return data;
}

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

  test("that is written again after its object was put takes the same place", async () => {
    const { manager, source } = await house(9);
    const id = await ask(manager, "leads", { source });
    let torn = false;
    const steps: Steps = {
      async do(name, work) {
        const result = await work();
        if (name !== "part 2" || torn) return result;
        torn = true;
        return work();
      },
    };
    await runExport(deskOf(manager), { exportId: id, run: newId() }, steps);
    expect(await recordsOf(id)).toHaveLength(10);
    expect((await env.RECORDINGS.list({ prefix: prefixOf(id) })).objects).toHaveLength(3);
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
    expect(parts.map((part) => part.run === run)).toEqual([true, true, false]);
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

describe("at the door", () => {
  test("a manager asks, sees progress, and fetches the file by an address that needs no session", async () => {
    const { manager, source } = await house(9);
    const browser = await browserOf(manager);
    await using introspector = await introspectWorkflow(WORKFLOW);
    const body = { id: newId(), kind: "leads", filter: { source }, bom: true };
    const headers = { "idempotency-key": newId() };
    const asked = await browser.send("/api/exports", json(body, headers));
    expect(asked.status).toBe(201);
    const again = await browser.send("/api/exports", json(body, headers));
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    const { data } = await asked.json<{ data: ExportView }>();
    expect(data).toMatchObject({ id: body.id, status: "running", filter: { source }, bom: true });
    await expect.poll(async () => (await introspector.get()).length).toBe(1);
    const [instance] = await introspector.get();
    await instance?.waitForStatus("complete");

    const list = await (await browser.send("/api/exports")).json<{ data: ExportView[] }>();
    expect(list.data).toEqual([expect.objectContaining({ id: body.id, status: "ready", rows: 9 })]);
    const way = await browser.send(`/api/exports/${body.id}/download`);
    expect(way.status).toBe(302);
    const address = way.headers.get("location") ?? "";
    const file = await serve(address);
    expect(file.status).toBe(200);
    expect(file.headers.get("content-disposition")).toMatch(/^attachment; filename="leads-\d{4}-\d\d-\d\d\.csv"$/);
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect(file.headers.get("content-length")).toBe(String(bytes.length));
    expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)).toBe(`\u{feff}${await fileOf(body.id)}`);
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);

    const half = Math.floor(bytes.length / 2) - 7;
    const rest = await serve(address, { headers: { range: `bytes=${half}-` } });
    expect(rest.status).toBe(206);
    expect(rest.headers.get("content-range")).toBe(`bytes ${half}-${bytes.length - 1}/${bytes.length}`);
    expect(new Uint8Array(await rest.arrayBuffer())).toEqual(bytes.slice(half));
    expect((await serve(address, { headers: { range: `bytes=${bytes.length}-` } })).status).toBe(416);
    const head = await serve(address, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);

    const log = await rows<{ action: string; user_id: string }>(
      "select action, user_id from activity_log where entity = 'export' and entity_id = ? order by seq",
      body.id,
    );
    expect(log.map(({ action }) => action)).toEqual(["export_requested", "export_finished", "export_downloaded"]);
    expect(log.map(({ user_id }) => user_id === manager.actor.id)).toEqual([true, false, true]);
  });

  test("an address opens one file, for one person, for ten minutes, and only while they have access", async () => {
    const [{ manager, id }, admin] = [await ready(), await person("admin")];
    const browser = await browserOf(manager);
    const address = (await browser.send(`/api/exports/${id}/download`)).headers.get("location") ?? "";
    const changed = (name: string, value: string) => {
      const url = new URL(address, "http://localhost");
      url.searchParams.set(name, value);
      return url.pathname + url.search;
    };
    const expires = Number(new URL(address, "http://localhost").searchParams.get("expires"));
    expect(expires - Date.now() / 1000).toBeLessThanOrEqual(600);
    for (const forged of [
      changed("expires", String(expires + 60)),
      changed("person", admin.actor.id),
      changed("signature", "x".repeat(22)),
      address.replace(id, newId()),
      await fileAddress(manager.ctx.keyring, { exportId: id, personId: manager.actor.id, expires: expires - 700 }),
    ]) {
      expect((await serve(forged)).status, forged).toBe(403);
    }
    const theirs = { exportId: id, personId: admin.actor.id, expires };
    expect((await serve(await fileAddress(manager.ctx.keyring, theirs))).status).toBe(404);
    expect((await serve(address)).status).toBe(200);
    await admin.run(deactivateMember, { id: manager.actor.id });
    expect((await serve(address)).status).toBe(403);
  });

  test("agents get 403 everywhere; of other people's exports nobody sees anything", async () => {
    const { manager, id } = await ready();
    const agent = await browserOf(await person("agent"));
    const body = json({ id: newId(), kind: "leads" });
    for (const [path, init] of [
      ["/api/exports", {}],
      ["/api/exports", body],
      [`/api/exports/${id}`, {}],
      [`/api/exports/${id}`, { method: "DELETE" }],
      [`/api/exports/${id}/download`, {}],
    ] as const) {
      expect((await agent.send(path, init)).status, path).toBe(403);
    }
    for (const who of [await person("manager"), await person("admin")]) {
      const browser = await browserOf(who);
      for (const [path, init] of [
        [`/api/exports/${id}`, {}],
        [`/api/exports/${id}`, { method: "DELETE" }],
        [`/api/exports/${id}/download`, {}],
      ] as const) {
        expect((await browser.send(path, init)).status, path).toBe(404);
      }
      const list = await (await browser.send("/api/exports")).json<{ data: unknown[] }>();
      expect(list.data).toEqual([]);
    }
    expect((await serve(`/api/exports/${id}/download`)).status).toBe(401);
    expect((await (await browserOf(manager)).send(`/api/exports/${id}`)).status).toBe(200);
  });

  test("what no list takes is refused by its field", async () => {
    const browser = await browserOf(await person("manager"));
    for (const [body, field] of [
      [{ kind: "leads", filter: { status: "lost" } }, "filter.status"],
      [{ kind: "leads", filter: { cursor: "x" } }, "filter.cursor"],
      [{ kind: "calls", filter: { hour: "3" } }, "filter.hour"],
      [{ kind: "activity", filter: { q: "x" } }, "filter.q"],
      [{ kind: "notes" }, "kind"],
      [{ kind: "leads", atLeast: 1 }, "atLeast"],
    ] as const) {
      const response = await browser.send("/api/exports", json({ id: newId(), ...body }));
      expect(response.status).toBe(400);
      expect(Object.keys((await response.json<{ error: { fields: object } }>()).error.fields)).toEqual([field]);
    }
  });

  test("a workbook is counted before it is begun", async () => {
    const { manager, source } = await house(5);
    const settings = await organisation();
    const asked = { kind: "leads", format: "xlsx", filter: { source } } as const;
    expect(await countForWorkbook(manager.ctx, settings, asked, 3)).toBe(4);
    expect(await countForWorkbook(manager.ctx, settings, asked, 100)).toBe(5);
    expect(await countForWorkbook(manager.ctx, settings, { ...asked, format: "csv" }, 3)).toBe(0);
    const calls = { ...asked, kind: "calls", filter: { outcome: "busy,no-answer" } } as const;
    expect(await countForWorkbook(manager.ctx, settings, calls)).toBeGreaterThanOrEqual(0);
    expect(await countForWorkbook(manager.ctx, settings, { ...asked, kind: "activity", filter: {} }, 3)).toBe(4);
  });
});

test("a file expires after a week: no address opens it, its objects go, and the log says so", async () => {
  const { manager, id } = await ready();
  const at = (days: number, minutes = 0) => new Date(Date.now() + days * 86_400_000 + minutes * 60_000);
  await tendExports(env, { ...manager.ctx, now: () => at(6) });
  expect(await rowOf(id)).toMatchObject({ status: "ready" });
  await tendExports(env, { ...manager.ctx, now: () => at(7, 1) });
  expect(await rowOf(id)).toMatchObject({ status: "expired" });
  expect((await (await browserOf(manager)).send(`/api/exports/${id}/download`)).status).toBe(404);
  // A round removes a few at a time, the longest over first.
  for (let round = 0; round < 10; round++) await tendExports(env, { ...manager.ctx, now: () => at(7, 10 + round) });
  expect((await env.RECORDINGS.list({ prefix: prefixOf(id) })).objects).toEqual([]);
  const log = await rows<{ action: string }>("select action from activity_log where entity_id = ? order by seq", id);
  expect(log.at(-1)?.action).toBe("export_expired");
});

/** A file that is there. */
async function ready() {
  const { manager, source } = await house(5);
  const id = await ask(manager, "leads", { source });
  const run = newId();
  await claim(manager.ctx.db, id, run, new Date());
  await runExport(deskOf(manager), { exportId: id, run }, AT_ONCE);
  return { manager, id };
}
