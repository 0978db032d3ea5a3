import type { APIRequestContext } from "@playwright/test";
import { aLead, aPhone, dataOf, NOBODY, refused } from "../../support/api";
import { cookiesOf, originOf, sessionOf, submitSignIn } from "../../support/browserless";
import { expect, personId, test, tokenOf } from "../../support/people";
import * as tokens from "../../support/tokens";

const AGENT = "agent5@demo.test";
const sub = () => personId(AGENT);

/** Where an answer sends a browser to. */
async function redirectOf(request: APIRequestContext, path: string, headers: Record<string, string>): Promise<URL> {
  const response = await request.get(path, { headers, maxRedirects: 0 });
  expect([302, 303, 307], await response.text()).toContain(response.status());
  return new URL(response.headers().location ?? "", originOf());
}

test("the token that the following ones differ from is good", async ({ request }) => {
  const headers = { authorization: `Bearer ${await tokens.signed({ sub: sub() })}` };
  expect((await dataOf(await request.get("/api/auth/me", { headers }))).email).toBe(AGENT);
});

test("a token of the command line is good on localhost and 127.0.0.1", async ({ request }) => {
  const headers = { authorization: `Bearer ${await tokenOf(AGENT)}` };
  for (const origin of [originOf(), originOf().replace("localhost", "127.0.0.1")]) {
    expect((await dataOf(await request.get(`${origin}/api/auth/me`, { headers }))).email).toBe(AGENT);
  }
});

const BAD_TOKENS: [string, () => Promise<string> | string][] = [
  ["expired", () => tokens.signed({ sub: sub(), exp: -60 })],
  ["not valid yet", () => tokens.signed({ sub: sub(), nbf: 60, exp: 120 })],
  [
    "of another subject than was signed",
    async () => tokens.withSubject(await tokenOf(AGENT), personId("admin@demo.test")),
  ],
  ["with another signature", async () => tokens.withOtherSignature(await tokenOf(AGENT))],
  ["with no signature", async () => (await tokenOf(AGENT)).replace(/[^.]+$/, "")],
  ["with alg none", () => tokens.unsigned({ sub: sub() })],
  ["signed by HS256 with the public key in base64", () => tokens.signedWithPublicKey({ sub: sub() }, "base64")],
  ["signed by HS256 with the public key in PEM", () => tokens.signedWithPublicKey({ sub: sub() }, "pem")],
  ["signed by HS256 with the public key in DER", () => tokens.signedWithPublicKey({ sub: sub() }, "der")],
  ["for another origin", () => tokens.signed({ sub: sub(), azp: "https://evil.example" })],
  ["for another port", () => tokens.signed({ sub: sub(), azp: "http://localhost:1" })],
  ["for no origin", () => tokens.signed({ sub: sub(), azp: undefined })],
  ["of another issuer", () => tokens.signed({ sub: sub(), iss: "https://clerk.example" })],
  ["of no issuer", () => tokens.signed({ sub: sub(), iss: undefined })],
  ["of no subject", () => tokens.signed({ sub: "" })],
  ["no token at all", () => "x.y.z"],
];

for (const [what, make] of BAD_TOKENS) {
  test(`a token ${what}: 401 on the API, the sign-in page elsewhere`, async ({ request }) => {
    const token = await make();
    const ways: Record<string, string>[] = [{ authorization: `Bearer ${token}` }, { cookie: `__session=${token}` }];
    for (const headers of ways) {
      await refused(await request.get("/api/leads", { headers }), 401, "unauthenticated");
      const data = { name: "Forged", phone: aPhone().phone };
      const post = { data, headers: { ...headers, origin: originOf() } };
      await refused(await request.post("/api/leads", post), 401, "unauthenticated");
      for (const path of ["/leads", "/settings/members", `/leads/${NOBODY}`]) {
        const to = await redirectOf(request, path, { ...headers, "sec-fetch-dest": "document", accept: "text/html" });
        expect([to.origin, to.pathname]).toEqual([originOf(), "/sign-in"]);
      }
    }
  });
}

test("cookies of Clerk that another app left on localhost lead to no other host", async ({ request }) => {
  const strays = [
    "__client_uat=1795409634",
    "__clerk_db_jwt=x",
    "__clerk_handshake=x",
    "__client_uat_ab12cd34=1795409634",
  ];
  const expired = `__session=${await tokens.signed({ sub: sub(), exp: -60 })}`;
  for (const cookie of [...strays, `${expired}; ${strays.join("; ")}`]) {
    const headers = { cookie, "sec-fetch-dest": "document", accept: "text/html" };
    const to = await redirectOf(request, "/leads", headers);
    expect([to.origin, to.pathname], cookie).toEqual([originOf(), "/sign-in"]);
    await refused(await request.get("/api/leads", { headers, maxRedirects: 0 }), 401, "unauthenticated");
  }
});

test("a forwarded host changes no redirect, and another Host is not served", async ({ request }) => {
  const to = await redirectOf(request, "/leads", {
    "x-forwarded-host": "evil.example",
    forwarded: "host=evil.example",
  });
  expect(to.origin).toBe(originOf());
  for (const path of ["/leads", "/sign-in"]) {
    const response = await request.get(path, { headers: { host: "evil.example" }, maxRedirects: 0 });
    expect(response.status(), path).toBe(503);
  }
});

test("a valid session of nobody on the list has no access", async ({ request }) => {
  const headers = { authorization: `Bearer ${await tokens.signed({ sub: NOBODY })}` };
  await refused(await request.get("/api/leads", { headers }), 403, "forbidden");
  expect((await redirectOf(request, "/leads", headers)).href).toBe(`${originOf()}/no-access`);
});

test("a deactivated person has no access from this moment on, and again when they are back", async ({
  api,
  request,
}) => {
  const agent = await api(AGENT);
  const lead = await aLead(agent);
  const headers = { authorization: `Bearer ${await tokenOf(AGENT)}` };
  const refresh = cookiesOf(await submitSignIn(request, { email: AGENT })).local_refresh?.value;
  await tokens.whilePersonIs(sub(), { active: 0 }, async () => {
    await refused(await agent.get("/api/auth/me"), 403, "forbidden");
    await refused(await agent.patch(`/api/leads/${lead.id}`, { data: { name: "Late" } }), 403, "forbidden");
    expect((await redirectOf(request, "/leads", headers)).pathname).toBe("/no-access");
    expect((await redirectOf(request, "/leads", { cookie: `local_refresh=${refresh}` })).pathname).toBe("/no-access");
    const again = await submitSignIn(request, { email: AGENT });
    expect(again.headers().location).toMatch(/^\/sign-in\?/);
    expect(cookiesOf(again)).toEqual({});
  });
  expect((await dataOf(await agent.get(`/api/leads/${lead.id}`))).name).toBe(lead.name);
});

test("a role that was changed a second ago counts at once, both ways", async ({ api }) => {
  const agent = await api(AGENT);
  const others = await aLead(await api("agent1@demo.test"));
  await refused(await agent.get("/api/members"), 403, "forbidden");
  await tokens.whilePersonIs(sub(), { role: "manager" }, async () => {
    expect((await dataOf(await agent.get("/api/auth/me"))).role).toBe("manager");
    const edit = { data: { notes: "As a manager", assignedTo: others.assignedTo } };
    expect((await dataOf(await agent.patch(`/api/leads/${others.id}`, edit))).notes).toBe("As a manager");
  });
  await refused(await agent.patch(`/api/leads/${others.id}`, { data: { notes: "Late" } }), 404, "not_found");
  await refused(await agent.get("/api/members"), 403, "forbidden");
});

test("the local sign-in takes only its own form", async ({ request }) => {
  const foreign = await submitSignIn(request, { email: AGENT }, { headers: { origin: "https://evil.example" } });
  const silent = await request.post("/local/sign-in", { form: { email: AGENT }, maxRedirects: 0 });
  expect([foreign.status(), silent.status()]).toEqual([403, 404]);
  expect([cookiesOf(foreign), cookiesOf(silent)]).toEqual([{}, {}]);
  const json = await request.post("/local/sign-in", { data: { email: AGENT }, headers: { origin: originOf() } });
  expect(json.status()).toBeLessThan(500);
  const unknown = await submitSignIn(request, { email: "nobody@demo.test" });
  expect([cookiesOf(unknown), unknown.headers().location]).toEqual([
    {},
    "/sign-in?unknown=nobody%40demo.test&to=%2Fleads",
  ]);
});

const EVIL = [
  "//evil.example",
  "https://evil.example/leads",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  " //evil.example",
  "javascript:alert(1)",
  "evil.example",
];

for (const to of EVIL) {
  test(`signing in with to=${JSON.stringify(to)} leads to /leads`, async ({ request }) => {
    const response = await submitSignIn(request, { email: AGENT, to });
    expect(response.status()).toBe(303);
    expect(new URL(response.headers().location ?? "", originOf()).href).toBe(`${originOf()}/leads`);
  });
}

test("signing in leads to where one wanted to go, in any script", async ({ request }) => {
  for (const to of ["/calls?outcome=busy", "/leads?q=مريم"]) {
    const response = await submitSignIn(request, { email: AGENT, to });
    const location = response.headers().location ?? "";
    expect(location).toMatch(/^[\x21-\x7e]+$/);
    expect(new URL(location, originOf()).href).toBe(new URL(to, originOf()).href);
  }
});

test("the cookies are short, hidden from scripts, and each good for one thing", async ({ request }) => {
  const cookies = cookiesOf(await submitSignIn(request, { email: AGENT }));
  expect(Object.keys(cookies).sort()).toEqual(["__session", "local_refresh"]);
  for (const { attributes } of Object.values(cookies)) expect(attributes).toMatch(/HttpOnly.*SameSite=(Lax|Strict)/);
  expect(Number(/Max-Age=(\d+)/.exec(cookies.__session?.attributes ?? "")?.[1])).toBeLessThanOrEqual(60);
  const swapped = { authorization: `Bearer ${cookies.local_refresh?.value}` };
  await refused(await request.get("/api/auth/me", { headers: swapped }), 401, "unauthenticated");
  const refresh = { cookie: `local_refresh=${cookies.__session?.value}`, origin: originOf() };
  expect((await request.post("/local/refresh", { headers: refresh })).status()).toBe(401);
});

test("a refreshed session is as good as the first", async ({ request }) => {
  const first = cookiesOf(await submitSignIn(request, { email: AGENT }));
  const headers = { cookie: `local_refresh=${first.local_refresh?.value}`, origin: originOf() };
  const renewed = cookiesOf(await request.post("/local/refresh", { headers })).__session?.value;
  const me = await request.get("/api/auth/me", { headers: { cookie: `__session=${renewed}` } });
  expect((await dataOf(me)).email).toBe(AGENT);
  const foreign = await request.post("/local/refresh", { headers: { ...headers, origin: "https://evil.example" } });
  expect(foreign.status()).toBe(403);
});

test("a cookie that is over gets no new one from the API, and one from a page", async ({ request }) => {
  const { local_refresh } = cookiesOf(await submitSignIn(request, { email: AGENT }));
  const headers = { cookie: `local_refresh=${local_refresh?.value}` };
  const refusal = await request.get("/api/leads", { headers });
  await refused(refusal, 401, "unauthenticated");
  expect(cookiesOf(refusal)).toEqual({});
  const page = await request.get("/calls", { headers, maxRedirects: 0 });
  expect([page.status(), Object.keys(cookiesOf(page))]).toEqual([200, ["__session"]]);
  expect((await sessionOf(request, AGENT)).split(".")).toHaveLength(3);
});
