import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, test, vi } from "vitest";
import { refreshedSignIn, renewedCookie, signInCookies } from "@/lib/auth/local-session";
import { introduce } from "@/lib/realtime/listener";
import { hub, type Knock, knock, listen, open, sessionOf, settle, until } from "../support/listeners";
import { aLead, changeRole, deactivateMember, person } from "../support/world";

const OURS = "http://localhost";
const EVIL = "https://evil.example.com";

async function refusal(asked: Knock, init?: string): Promise<string> {
  const response = await knock(asked);
  const { error } = await response.json<{ error: { code: string } }>();
  expect(response.webSocket, init).toBeNull();
  return `${response.status} ${error.code}`;
}

describe("the door opens", () => {
  test("to a cookie from our own page, a token without a browser, and a token from our own page", async () => {
    const agent = await person("agent");
    const session = await sessionOf(agent);
    const opened: Knock[] = [
      { headers: { cookie: `theme=dark; __session=${session}`, origin: OURS } },
      { query: { token: session } },
      { query: { token: session }, headers: { origin: OURS } },
      { headers: { authorization: `Bearer ${session}` } },
    ];
    for (const asked of opened) {
      const response = await knock(asked);
      expect([response.status, response.webSocket !== null], JSON.stringify(asked)).toEqual([101, true]);
      response.webSocket?.accept();
      response.webSocket?.close();
    }
  });
});

describe("the door stays shut", () => {
  test("to a cookie from another site, or from who knows where", async () => {
    const cookie = `__session=${await sessionOf(await person("agent"))}`;
    expect(await refusal({ headers: { cookie } })).toBe("403 forbidden");
    for (const origin of [EVIL, "null", `${OURS}.evil.com`, `${OURS}:8788`]) {
      expect(await refusal({ headers: { cookie, origin } }), origin).toBe("403 forbidden");
    }
  });

  test("to a token that another site sends", async () => {
    const query = { token: await sessionOf(await person("agent")) };
    expect(await refusal({ query, headers: { origin: EVIL } })).toBe("403 forbidden");
  });

  test("to no token, a broken one, and a person who has left", async () => {
    const [admin, agent] = [await person("admin"), await person("agent")];
    const token = await sessionOf(agent);
    expect(await refusal({})).toBe("401 unauthenticated");
    expect(await refusal({ query: { token: `${token}x` } })).toBe("401 unauthenticated");
    await admin.run(deactivateMember, { id: agent.actor.id });
    expect(await refusal({ query: { token } })).toBe("403 forbidden");
  });

  test("to what is no WebSocket", async () => {
    const token = await sessionOf(await person("agent"));
    const response = await knock({ query: { token }, headers: { upgrade: "h2c" } });
    expect([response.status, response.headers.get("upgrade")]).toEqual([426, "websocket"]);
  });

  test("at every other address", async () => {
    const query = { token: await sessionOf(await person("agent")) };
    for (const path of [
      "",
      "/",
      "/hub",
      "/hub/",
      "/hub/other",
      "/hub/main/",
      "/hub/main/x",
      "/HUB/main",
      "/Hub/main",
    ]) {
      expect(await refusal({ path: `/parties${path}`, query }), path).toBe("404 not_found");
    }
    expect((await knock({ path: "/partiesx", query })).status).toBe(404);
  });
});

describe("a client cannot say who it is", () => {
  test("by a header that PartyServer or the hub would believe", async () => {
    const [agent, manager] = [await person("agent"), await person("manager")];
    const claim = JSON.stringify({ actor: manager.actor, sid: null, cursor: null });
    const page = await open(agent, {
      headers: {
        "x-partykit-props": claim,
        "x-partykit-room": "other",
        "x-partykit-namespace": "other",
        "x-hub-introduction": encodeURIComponent(claim),
      },
    });
    await aLead(manager);
    await hub().poke();
    await settle();
    expect(page.items()).toEqual([]);
  });

  test("by a connection id that is another's tag", async () => {
    const [agent, manager] = [await person("agent"), await person("manager")];
    const pages = [];
    for (const _pk of ["managers", `person:${manager.actor.id}`]) pages.push(await open(agent, { query: { _pk } }));
    await aLead(manager);
    await hub().poke();
    await settle();
    expect(pages.flatMap((page) => page.items())).toEqual([]);
  });

  test("and its token is nowhere in what the hub keeps", async () => {
    const agent = await person("agent");
    await open(agent);
    const kept = await runInDurableObject(hub(), (_, state) =>
      JSON.stringify(state.getWebSockets().map((socket) => socket.deserializeAttachment())),
    );
    expect(kept).toContain(agent.actor.id);
    expect(kept).not.toMatch(/token|eyJ/);
  });
});

describe("access ends at once", () => {
  test("when an administrator ends it", async () => {
    const [admin, agent] = [await person("admin"), await person("agent")];
    const [page, other] = [await open(agent), await open(admin)];
    await admin.run(deactivateMember, { id: agent.actor.id });
    await aLead(agent).catch(() => null);
    await hub().poke();
    await until(() => expect(page.frames.at(-1)).toEqual({ type: "bye", reason: "access-changed" }));
    expect(page.closed).toMatchObject({ code: 4000 });
    expect(other.closed).toBeNull();
  });

  test("when the role changes, with nothing of what the old role saw", async () => {
    const [admin, manager, agent] = [await person("admin"), await person("manager"), await person("agent")];
    const page = await open(manager);
    await admin.run(changeRole, { id: manager.actor.id, role: "agent" });
    await aLead(agent);
    await hub().poke();
    await until(() => expect(page.frames.at(-1)).toEqual({ type: "bye", reason: "access-changed" }));
    expect(page.items()).toEqual([]);
  });

  test("for whoever was let in a moment before, and reaches the hub a moment after", async () => {
    const [admin, agent] = [await person("admin"), await person("agent")];
    const witness = await open(admin);
    await admin.run(deactivateMember, { id: agent.actor.id });
    await hub().poke();
    await until(() => expect(witness.told()).toContain("member_deactivated"));
    const introduction = introduce({ actor: agent.actor, sid: null, cursor: null });
    const late = await listen(await hub().fetch(OURS, { headers: { upgrade: "websocket", ...introduction } }));
    await until(() => expect(late.frames).toEqual([{ type: "bye", reason: "access-changed" }]));
    expect(late.closed).not.toBeNull();
  });

  test("in the browser that signs out, with all its renewed tokens, and in no other", async () => {
    const agent = await person("agent");
    const [session, refresh] = await signInCookies(env, agent.actor.id, OURS);
    const signIn = await refreshedSignIn(env, refresh?.value);
    const renewed = signIn && (await renewedCookie(env, signIn, OURS));
    const here = await open(agent, { query: { token: session?.value ?? "" } });
    const alsoHere = await open(agent, { query: { token: renewed?.value ?? "" } });
    const elsewhere = await open(agent);
    await hub().signedOut(signIn?.sid ?? "");
    await until(() => expect(alsoHere.frames.at(-1)).toEqual({ type: "bye", reason: "signed-out" }));
    expect(here.closed).toMatchObject({ code: 4000 });
    expect(elsewhere.closed).toBeNull();
  });

  test("after ten minutes, with how far it had come", async () => {
    const [agent, other] = [await person("agent"), await person("agent")];
    const [page, witness] = [await open(agent), await open(other)];
    await aLead(other);
    await hub().poke();
    await until(() => expect(witness.items()).toHaveLength(1));
    vi.useFakeTimers({ now: Date.now() + 10 * 60_000, toFake: ["Date"] });
    await runDurableObjectAlarm(hub());
    vi.useRealTimers();
    await until(() => expect(page.frames.at(-1)).toEqual({ type: "bye", reason: "expired" }));
    expect(page.cursor()).toBe(witness.cursor());
  });
});
