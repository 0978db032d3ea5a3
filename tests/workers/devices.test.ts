import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import type { Entry } from "@/lib/realtime/protocol";
import { browserOf, json, serve } from "../support/http";
import { aLead, deactivateMember, newId, type Person, person, reactivateMember, rows } from "../support/world";

const DAY = 86_400_000;
const device = () => ({ id: newId(), name: "Chrome on Windows" });
const note = (leadId: string): Entry => ({
  id: newId(),
  command: "addConversation",
  input: { id: newId(), leadId, channel: "note", direction: "internal", body: "Said on the way" },
});
const pushOf = (who: Person, ...entries: Entry[]) => json({ v: 1, userId: who.actor.id, entries });
const deviceRow = async (id: string) => (await rows("select * from devices where id = ?", id))[0];
const age = (id: string, days: number) =>
  env.DB.prepare("update devices set seen_at = ?, expires_at = ? where id = ?")
    .bind(new Date(Date.now() - days * DAY).toISOString(), new Date(Date.now() + (14 - days) * DAY).toISOString(), id)
    .run();

/** An agent with a lead, whose browser is a device and whose page is closed. */
async function closedPage() {
  const agent = await person("agent");
  const leadId = await aLead(agent);
  const browser = await browserOf(agent);
  const response = await browser.send("/api/devices", json(device()));
  const { data } = await response.json<{ data: { id: string } }>();
  browser.closed();
  return { agent, leadId, browser, id: data.id };
}

describe("registering a device", () => {
  test("gives a cookie for the push door alone, and keeps nothing of it but a hash", async () => {
    const agent = await person("agent");
    const browser = await browserOf(agent);
    const response = await browser.send("/api/devices", json(device()));
    expect(response.status).toBe(201);
    const [secret, id] = response.headers.getSetCookie();
    expect(secret).toMatch(
      /^device=[\w-]{43}; Path=\/api\/sync\/push; Max-Age=1209600; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(id).toMatch(/^device_id=[0-9a-f-]{36}; Path=\/; Max-Age=1209600; HttpOnly; Secure; SameSite=Lax$/);
    const value = browser.jar.get("device")?.value ?? "";
    const everything = JSON.stringify([await rows("select * from devices"), await rows("select * from activity_log")]);
    expect(everything).not.toContain(value);
  });

  test("again is the same device with a new cookie, and the old one opens nothing", async () => {
    const agent = await person("agent");
    const browser = await browserOf(agent);
    const body = device();
    await browser.send("/api/devices", json(body));
    const old = browser.jar.get("device")?.value;
    const again = await browser.send("/api/devices", json({ ...body, id: newId() }));
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ data: { id: body.id, current: true } });
    expect(browser.jar.get("device")?.value).not.toBe(old);
    const push = pushOf(agent, note(await aLead(agent)));
    expect(
      (await serve("/api/sync/push", { ...push, headers: { ...push.headers, cookie: `device=${old}` } })).status,
    ).toBe(401);
  });

  test("whose answer was lost is asked for again by its id", async () => {
    const browser = await browserOf(await person("agent"));
    const body = device();
    await browser.send("/api/devices", json(body));
    browser.jar.delete("device");
    browser.jar.delete("device_id");
    expect((await browser.send("/api/devices", json(body))).status).toBe(200);
    expect(await (await browser.send("/api/devices")).json()).toMatchObject({ data: [{ id: body.id, current: true }] });
  });

  test("with the id of another's device tells nothing of it", async () => {
    const { id } = await closedPage();
    const browser = await browserOf(await person("agent"));
    expect((await browser.send("/api/devices", json({ ...device(), id }))).status).toBe(409);
    expect(await (await browser.send("/api/devices")).json()).toEqual({ data: [] });
    expect((await browser.send(`/api/devices/${id}`, { method: "DELETE" })).status).toBe(404);
  });

  test("wants a session: a device registers no other", async () => {
    const { browser } = await closedPage();
    expect((await browser.send("/api/devices", json(device()))).status).toBe(401);
    expect((await browser.send("/api/devices")).status).toBe(401);
  });
});

describe("a device whose page is closed", () => {
  test("sends its person's queue", async () => {
    const { agent, leadId, browser } = await closedPage();
    const entry = note(leadId);
    const response = await browser.send("/api/sync/push", pushOf(agent, entry));
    expect(await response.json()).toMatchObject({ results: { [entry.id]: { status: "applied" } } });
    expect(await rows("select user_id from conversations where lead_id = ?", leadId)).toEqual([
      { user_id: agent.actor.id },
    ]);
  });

  test("can do nothing else", async () => {
    const { browser } = await closedPage();
    const secret = browser.jar.get("device")?.value;
    for (const path of ["/api/leads", "/api/sync/pull", "/api/auth/me", "/api/devices"]) {
      expect((await serve(path, { headers: { cookie: `device=${secret}` } })).status, path).toBe(401);
    }
  });

  test("registers no device through the push door, nor anything about people", async () => {
    const { agent, browser, id } = await closedPage();
    const registration = { ...device(), userId: agent.actor.id, secretHash: "ab".repeat(32), sessionId: null };
    const entries = [
      { id: newId(), command: "registerDevice", input: registration },
      { id: newId(), command: "revokeDevice", input: { id } },
    ];
    const response = await browser.send("/api/sync/push", pushOf(agent, ...entries));
    const { results } = await response.json<{ results: Record<string, { status: string }> }>();
    expect(Object.values(results).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await rows("select id from devices where user_id = ?", agent.actor.id)).toEqual([{ id }]);
  });

  test("sends nobody else's queue", async () => {
    const { browser } = await closedPage();
    const other = await person("agent");
    expect((await browser.send("/api/sync/push", pushOf(other))).status).toBe(403);
  });

  test("speaks for whoever is signed in, where somebody is", async () => {
    const { agent, browser } = await closedPage();
    const other = await browserOf(await person("agent"));
    for (const [name, cookie] of browser.jar) if (name === "device") other.jar.set(name, cookie);
    expect((await other.send("/api/sync/push", pushOf(agent))).status).toBe(403);
  });

  test("does not count beside a Bearer token, which skips the cross-site check", async () => {
    const { agent, browser } = await closedPage();
    const push = json({ v: 1, userId: agent.actor.id, entries: [] }, { authorization: "Bearer none" });
    expect((await browser.send("/api/sync/push", push)).status).toBe(401);
  });
});

describe("a device may not send", () => {
  test("once it is revoked, nor be registered again in the same sign-in", async () => {
    const agent = await person("agent");
    const browser = await browserOf(agent);
    const { data } = await (await browser.send("/api/devices", json(device()))).json<{ data: { id: string } }>();
    expect((await browser.send(`/api/devices/${data.id}`, { method: "DELETE" })).status).toBe(200);
    expect(await (await browser.send("/api/devices")).json()).toEqual({ data: [] });
    expect((await browser.send("/api/devices", json(device()))).status).toBe(409);
    browser.closed();
    expect((await browser.send("/api/sync/push", pushOf(agent))).status).toBe(401);
    const anew = await browserOf(agent);
    expect((await anew.send("/api/devices", json(device()))).status).toBe(201);
  });

  test("after two weeks without its person", async () => {
    const { agent, browser, id } = await closedPage();
    await age(id, 15);
    expect((await browser.send("/api/sync/push", pushOf(agent))).status).toBe(401);
  });

  test("while its person has no access, nor after they got it again", async () => {
    const { agent, browser } = await closedPage();
    const admin = await person("admin");
    await admin.run(deactivateMember, { id: agent.actor.id });
    expect((await browser.send("/api/sync/push", pushOf(agent))).status).toBe(401);
    await admin.run(reactivateMember, { id: agent.actor.id });
    expect((await browser.send("/api/sync/push", pushOf(agent))).status).toBe(401);
  });

  test("but does again once its person has signed in on it after that", async () => {
    const { agent, browser } = await closedPage();
    const admin = await person("admin");
    await admin.run(deactivateMember, { id: agent.actor.id });
    await admin.run(reactivateMember, { id: agent.actor.id });
    const anew = await browserOf(agent);
    for (const [name, cookie] of browser.jar) anew.jar.set(name, cookie);
    expect((await anew.send("/api/devices", json(device()))).status).toBe(200);
    anew.closed();
    expect((await anew.send("/api/sync/push", pushOf(agent))).status).toBe(200);
  });
});

describe("a device in use", () => {
  test("lasts another two weeks from its last push, noted once a day", async () => {
    const { agent, browser, id } = await closedPage();
    const before = await deviceRow(id);
    const first = await browser.send("/api/sync/push", pushOf(agent));
    expect(first.headers.getSetCookie()).toEqual([]);
    expect(await deviceRow(id)).toEqual(before);

    await age(id, 13);
    const later = await browser.send("/api/sync/push", pushOf(agent));
    expect(later.headers.getSetCookie()).toHaveLength(2);
    const left = Date.parse(String((await deviceRow(id))?.expires_at)) - Date.now();
    expect(left / DAY).toBeCloseTo(14, 2);
    expect((await browser.send("/api/sync/push", pushOf(agent))).status).toBe(200);
  });

  test("is told to nobody: no feed has it", async () => {
    const { agent } = await closedPage();
    const told = await rows(
      "select audience_before, audience_after from activity_log where entity = 'device' and user_id = ?",
      agent.actor.id,
    );
    expect(told).toEqual([{ audience_before: "[]", audience_after: "[]" }]);
  });
});
