import { aLead, aPhone, dataOf, refused, written } from "../../support/api";
import { originOf, sessionOf } from "../../support/browserless";
import { expect, test, tokenOf } from "../../support/people";
import { type SecondWorker, startSecondWorker } from "../../support/second-worker";

const AGENT = "agent1@demo.test";
const EVIL = "https://evil.example";
const OK = "https://ok.example";

test.describe("a change with the cookies of a browser", () => {
  const ways: [string, Record<string, string>][] = [
    ["from another origin", { origin: EVIL }],
    ["from another port", { origin: "http://localhost:1" }],
    ["from an opaque origin", { origin: "null" }],
    ["from another origin that says it is ours", { origin: EVIL, "sec-fetch-site": "same-origin" }],
    ["from another site, without Origin", { "sec-fetch-site": "cross-site" }],
    ["from another subdomain, without Origin", { "sec-fetch-site": "same-site" }],
    ["from nowhere", {}],
    ["from a page of ours in its Referer alone", { referer: `${originOf()}/leads` }],
  ];

  for (const [from, headers] of ways) {
    test(`${from} is refused, and nothing is written`, async ({ api, request }) => {
      const lead = await aLead(await api(AGENT));
      const cookie = `__session=${await sessionOf(request, AGENT)}`;
      const before = written();
      const sent = { headers: { ...headers, cookie }, data: { name: "Forged", phone: aPhone().phone } };
      await refused(await request.post("/api/leads", sent), 403, "forbidden");
      await refused(await request.patch(`/api/leads/${lead.id}`, sent), 403, "forbidden");
      await refused(await request.delete(`/api/leads/${lead.id}`, sent), 403, "forbidden");
      for (const path of ["/leads/new", "/sign-out", "/local/refresh"]) {
        const form = { headers: sent.headers, form: { name: "Forged" }, maxRedirects: 0 };
        expect((await request.post(path, form)).status(), path).toBe(403);
      }
      expect(written()).toEqual(before);
    });
  }

  test("from our own pages is taken", async ({ request }) => {
    const cookie = `__session=${await sessionOf(request, AGENT)}`;
    const ways: Record<string, string>[] = [{ origin: originOf() }, { "sec-fetch-site": "same-origin" }];
    for (const headers of ways) {
      const data = { name: "Our Own", phone: aPhone().phone };
      await dataOf(await request.post("/api/leads", { headers: { ...headers, cookie }, data }), 201);
    }
  });
});

test("without CORS_ORIGINS no other origin gets a yes", async ({ request }) => {
  const headers = { authorization: `Bearer ${await tokenOf(AGENT)}`, origin: EVIL };
  const answer = await request.get("/api/leads?limit=1", { headers });
  expect(Object.keys(answer.headers()).filter((name) => name.startsWith("access-control-"))).toEqual([]);
  const asked = { origin: EVIL, "access-control-request-method": "POST" };
  const preflight = await request.fetch("/api/leads", { method: "OPTIONS", headers: asked });
  expect(preflight.status()).toBe(403);
  expect(Object.keys(preflight.headers()).filter((name) => name.startsWith("access-control-"))).toEqual([]);
  const data = { name: "Forged", phone: aPhone().phone };
  await refused(await request.post("/api/leads", { headers, data }), 403, "forbidden");
});

test.describe("a Worker with CORS_ORIGINS and RATE_LIMIT", () => {
  let worker: SecondWorker | undefined;
  const origin = () => worker?.origin ?? "";

  test.beforeAll(async () => {
    test.setTimeout(200_000);
    worker = await startSecondWorker({ CORS_ORIGINS: `https://first.example, ${OK}`, RATE_LIMIT: "5" });
  });
  test.afterAll(async () => worker?.stop());

  test("lets an allowed origin ask, and no other", async ({ request }) => {
    const asked = { "access-control-request-method": "PATCH", "access-control-request-headers": "if-match" };
    const preflight = (from: string) =>
      request.fetch(`${origin()}/api/leads`, { method: "OPTIONS", headers: { ...asked, origin: from } });
    const allowed = await preflight(OK);
    expect(allowed.status()).toBe(204);
    const headers = allowed.headers();
    expect(headers["access-control-allow-origin"]).toBe(OK);
    expect(headers.vary).toContain("Origin");
    expect(headers["access-control-allow-credentials"]).toBeUndefined();
    for (const verb of ["GET", "POST", "PATCH", "DELETE"])
      expect(headers["access-control-allow-methods"]).toContain(verb);
    for (const name of ["Authorization", "Content-Type", "Idempotency-Key", "If-Match", "X-Client-Timestamp"]) {
      expect(headers["access-control-allow-headers"]).toContain(name);
    }
    for (const from of [EVIL, `${OK}.evil.example`, "http://ok.example", `${OK}:8443`, "null", "*"]) {
      const answer = await preflight(from);
      expect([answer.status(), answer.headers()["access-control-allow-origin"]], from).toEqual([403, undefined]);
    }
  });

  test("takes changes of an allowed origin by Bearer token, never by cookie", async ({ request }) => {
    const token = await sessionOf(request, "agent2@demo.test", origin());
    const data = { name: "From Another Site", phone: aPhone().phone };
    const bearer = { authorization: `Bearer ${token}`, origin: OK };
    const made = await request.post(`${origin()}/api/leads`, { headers: bearer, data });
    await dataOf(made, 201);
    expect(made.headers()["access-control-allow-origin"]).toBe(OK);
    expect(made.headers()["access-control-expose-headers"]).toContain("ETag");
    const cookie = { cookie: `__session=${token}`, origin: OK };
    await refused(await request.post(`${origin()}/api/leads`, { headers: cookie, data }), 403, "forbidden");
    const evil = { ...bearer, origin: EVIL };
    await refused(await request.post(`${origin()}/api/leads`, { headers: evil, data }), 403, "forbidden");
  });

  test("gives no page to another origin", async ({ request }) => {
    const page = await request.get(`${origin()}/sign-in`, { headers: { origin: OK } });
    expect(page.headers()["access-control-allow-origin"]).toBeUndefined();
  });

  test("refuses the sixth request of a person in a minute, and of nobody else", async ({ request }) => {
    const ask = async (email: string) => {
      const token = await sessionOf(request, email, origin());
      return () =>
        request.get(`${origin()}/api/auth/me`, { headers: { authorization: `Bearer ${token}`, origin: OK } });
    };
    const [one, other] = [await ask("agent3@demo.test"), await ask("agent4@demo.test")];
    for (let n = 0; n < 5; n++) expect((await one()).status()).toBe(200);
    const sixth = await one();
    await refused(sixth, 429, "rate_limited");
    expect(Number(sixth.headers()["retry-after"])).toBeGreaterThan(0);
    expect(Number(sixth.headers()["retry-after"])).toBeLessThanOrEqual(60);
    expect(sixth.headers()["access-control-allow-origin"]).toBe(OK);
    expect((await other()).status()).toBe(200);
  });

  test("refuses the sixth guess of a stranger by address, whatever token each brings", async ({ request }) => {
    const guess = (n: number) =>
      request.get(`${origin()}/api/leads`, {
        headers: { authorization: `Bearer guess-${n}`, "x-forwarded-for": `10.0.0.${n}` },
      });
    for (let n = 0; n < 5; n++) await refused(await guess(n), 401, "unauthenticated");
    const sixth = await guess(6);
    await refused(sixth, 429, "rate_limited");
    expect(sixth.headers()["retry-after"]).toBeDefined();
    expect((await request.get(`${origin()}/api/health`)).status()).toBe(200);
  });
});
