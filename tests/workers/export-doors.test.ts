import { introspectWorkflow } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { EXPORT_KINDS } from "@/lib/enums";
import { fileAddress } from "@/lib/exports/address";
import type { ExportView } from "@/lib/exports/present";
import { countForWorkbook } from "@/lib/exports/queries";
import { tendExports } from "@/lib/exports/tend";
import { prefixOf } from "@/lib/exports/work";
import { fileOf, house, ready, rowOf, WORKFLOW } from "../support/export-house";
import { browserOf, json, serve } from "../support/http";
import { deactivateMember, newId, organisation, person, rows } from "../support/world";

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
      [{ kind: "calls", filter: { from: "2026-12-01", to: "2026-01-01" } }, "filter.to"],
      [{ kind: "leads", filter: { createdFrom: "2026-12-01", createdTo: "2026-01-01" } }, "filter.createdTo"],
      [{ kind: "people", filter: { startDate: "2026-12-01", endDate: "2026-01-01" } }, "filter.endDate"],
      [{ kind: "trend", filter: { startDate: "2010-01-01", endDate: "2026-01-01" } }, "filter.endDate"],
      [{ kind: "notes" }, "kind"],
      [{ kind: "leads", atLeast: 1 }, "atLeast"],
    ] as const) {
      const response = await browser.send("/api/exports", json({ id: newId(), ...body }));
      expect(response.status).toBe(400);
      expect(Object.keys((await response.json<{ error: { fields: object } }>()).error.fields)).toEqual([field]);
    }
  });

  test.each(EXPORT_KINDS)("%s are asked for as they are", async (kind) => {
    const browser = await browserOf(await person("manager"));
    for (const format of ["csv", "xlsx"]) {
      const response = await browser.send("/api/exports", json({ id: newId(), kind, format }));
      expect([response.status, await response.text()]).toEqual([201, expect.any(String)]);
    }
  });

  test("a report for which nobody said the days says which it is of", async () => {
    const manager = await person("manager");
    const browser = await browserOf(manager);
    const response = await browser.send("/api/exports", json({ id: newId(), kind: "people" }));
    const { data } = await response.json<{ data: ExportView }>();
    const days = (Date.parse(String(data.filter.endDate)) - Date.parse(String(data.filter.startDate))) / 86_400_000;
    expect(days).toBe(30);
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
  // A round takes a few at a time, the longest over first.
  for (let round = 0; round < 10; round++) await tendExports(env, { ...manager.ctx, now: () => at(7, 1) });
  expect(await rowOf(id)).toMatchObject({ status: "expired" });
  expect((await (await browserOf(manager)).send(`/api/exports/${id}/download`)).status).toBe(404);
  for (let round = 0; round < 10; round++) await tendExports(env, { ...manager.ctx, now: () => at(7, 10 + round) });
  expect((await env.RECORDINGS.list({ prefix: prefixOf(id) })).objects).toEqual([]);
  const log = await rows<{ action: string }>("select action from activity_log where entity_id = ? order by seq", id);
  expect(log.at(-1)?.action).toBe("export_expired");
});

/** A file that is there. */
