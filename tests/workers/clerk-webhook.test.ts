import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { browserOf, json, serve } from "../support/http";
import { linkMember, newId, person, rows } from "../support/world";

const SECRET = `whsec_${btoa("a secret of thirty-two bytes....")}`;
const configured = { CLERK_WEBHOOK_SIGNING_SECRET: SECRET };

/** A webhook as Clerk sends it (Standard Webhooks, with the header names of Svix). */
async function tell(type: string, data: object, { secret = SECRET, id = `msg_${newId()}`, age = 0 } = {}) {
  const timestamp = Math.floor(Date.now() / 1000) - age;
  const body = JSON.stringify({ type, data, object: "event" });
  const key = Uint8Array.from(atob(secret.slice("whsec_".length)), (char) => char.charCodeAt(0));
  const hmac = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const signed = await crypto.subtle.sign("HMAC", hmac, new TextEncoder().encode(`${id}.${timestamp}.${body}`));
  const headers = {
    "content-length": String(body.length),
    "svix-id": id,
    "svix-timestamp": String(timestamp),
    "svix-signature": `v1,${btoa(String.fromCharCode(...new Uint8Array(signed)))}`,
  };
  return serve("/api/webhooks/clerk", { method: "POST", headers, body }, configured);
}

/** A person linked to Clerk, with a device registered in each of two sign-ins. */
async function someone() {
  const agent = await person("agent");
  const clerkId = `user_${newId()}`;
  await agent.run(linkMember, { id: agent.actor.id, clerkId });
  const sids = [`sess_${newId()}`, `sess_${newId()}`] as const;
  for (const sid of sids) {
    const browser = await browserOf(agent, sid);
    await browser.send("/api/devices", json({ id: newId(), name: "Chrome on Windows" }));
  }
  const revoked = async () =>
    (await rows("select session_id from devices where user_id = ? and revoked_at is not null", agent.actor.id)).map(
      ({ session_id }) => session_id,
    );
  return { clerkId, sids, revoked };
}

test.each(["session.ended", "session.removed", "session.revoked"])(
  "%s revokes the device of that sign-in alone",
  async (type) => {
    const { clerkId, sids, revoked } = await someone();
    expect((await tell(type, { id: sids[0], user_id: clerkId })).status).toBe(204);
    expect(await revoked()).toEqual([sids[0]]);
  },
);

test("a device whose sign-in has no name goes with any of its person's", async () => {
  const { clerkId, sids, revoked } = await someone();
  await env.DB.prepare("update devices set session_id = null where session_id = ?").bind(sids[1]).run();
  await tell("session.revoked", { id: sids[0], user_id: clerkId });
  expect((await revoked()).sort()).toEqual([null, sids[0]].sort());
});

test("the same message twice is one revocation", async () => {
  const { clerkId, sids } = await someone();
  const id = `msg_${newId()}`;
  for (let i = 0; i < 2; i++) await tell("session.ended", { id: sids[0], user_id: clerkId }, { id });
  expect(await rows("select seq from activity_log where operation_id like ?", `clerk:${id}:%`)).toHaveLength(1);
});

test("what Clerk did not sign, or signed long ago, changes nothing", async () => {
  const { clerkId, sids, revoked } = await someone();
  const data = { id: sids[0], user_id: clerkId };
  expect((await tell("session.ended", data, { secret: `whsec_${btoa("another secret")}` })).status).toBe(400);
  expect((await tell("session.ended", data, { age: 3600 })).status).toBe(400);
  expect((await serve("/api/webhooks/clerk", { ...json({ type: "session.ended", data }) }, configured)).status).toBe(
    400,
  );
  expect(await revoked()).toEqual([]);
});

test("other news, and news of strangers, are taken and left", async () => {
  const { clerkId, sids, revoked } = await someone();
  expect((await tell("session.created", { id: sids[0], user_id: clerkId })).status).toBe(204);
  expect((await tell("session.ended", { id: sids[0], user_id: "user_stranger" })).status).toBe(204);
  expect(await revoked()).toEqual([]);
});

test("without a secret there is no such address", async () => {
  expect((await serve("/api/webhooks/clerk", json({}))).status).toBe(404);
});
