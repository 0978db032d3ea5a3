import { readFileSync } from "node:fs";
import type { APIResponse } from "@playwright/test";
import { openLocalDatabase } from "../../../scripts/local/database";
import { STATE } from "../../../scripts/local/place";
import { aLead, aPhone, dataOf, NOBODY, raw, refused } from "../../support/api";
import { originOf, sessionOf, submitSignIn } from "../../support/browserless";
import { expect, personId, test } from "../../support/people";

const AGENT = "agent1@demo.test";

/** What nobody outside may read of ours: a stack, a file, a statement. */
const INNARDS =
  /\n\s+at |node_modules|\.[jt]sx?:\d|D1_ERROR|SQLITE|\b(select|insert|update)\b.*\b(from|into|set)\b|TypeError/i;

for (const [what, path] of [
  ["a page", "/sign-in"],
  ["a page that does not exist", "/nonsense"],
  ["the API", "/api/leads"],
  ["the API's health", "/api/health"],
  ["an icon", "/icon.svg"],
  ["a redirect", "/leads"],
] as const) {
  test(`${what} carries the security headers`, async ({ request }) => {
    expectSecure(await request.get(path, { maxRedirects: 0 }));
  });
}

test("scripts, refusals at the door and preflights carry them, too", async ({ request }) => {
  const page = await (await request.get("/sign-in")).text();
  const script = /src="(\/_next\/static\/[^"]+\.js)"/.exec(page)?.[1] ?? "none";
  const answer = await request.get(script);
  expect(answer.status()).toBe(200);
  expectSecure(answer);
  expectSecure(await request.post("/api/leads", { headers: { origin: "https://evil.example" } }));
  expectSecure(await request.fetch("/api/leads", { method: "OPTIONS", headers: { origin: "https://evil.example" } }));
});

test("pages run scripts by a nonce alone, a fresh one each time", async ({ request }) => {
  const cookie = `__session=${await sessionOf(request, AGENT)}`;
  const nonces = new Set<string>();
  for (const path of ["/sign-in", "/sign-in", "/nonsense", "/leads", "/leads", "/calls"]) {
    const page = await request.get(path, { headers: path.startsWith("/sign") ? {} : { cookie } });
    const policy = page.headers()["content-security-policy"] ?? "";
    const scripts = directive(policy, "script-src");
    const nonce = /'nonce-([^']+)'/.exec(scripts)?.[1] ?? "";
    expect(nonce.length, path).toBeGreaterThanOrEqual(22);
    expect(scripts).not.toMatch(/unsafe-inline|unsafe-eval|\*|data:|http:/);
    expect(directive(policy, "object-src")).toBe("'none'");
    expect(directive(policy, "base-uri")).toBe("'none'");
    expect(directive(policy, "form-action")).toBe("'self'");
    expect(directive(policy, "frame-ancestors")).toBe("'none'");
    const tags = (await page.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(tags.length).toBeGreaterThan(0);
    for (const tag of tags) expect(tag).toContain(`nonce="${nonce}"`);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(6);
});

test("no personal answer may be stored by anyone on the way", async ({ request }) => {
  const cookie = `__session=${await sessionOf(request, AGENT)}`;
  for (const path of ["/api/leads", "/api/auth/me", `/api/leads/${NOBODY}`, "/leads", "/calls", "/activity"]) {
    const answer = await request.get(path, { headers: { cookie } });
    expect(answer.headers()["cache-control"], path).toContain("no-store");
  }
});

test("an error of ours tells nothing about our insides", async ({ api, request }) => {
  const agent = await api(AGENT);
  const lead = await aLead(agent, { name: "Damaged Row" });
  const cookie = `__session=${await sessionOf(request, AGENT)}`;
  const answers: APIResponse[] = [];
  await whileDamaged(lead.id, async () => {
    const answer = await agent.get(`/api/leads/${lead.id}`);
    await refused(answer, 500, "internal");
    answers.push(answer, await agent.patch(`/api/leads/${lead.id}`, { data: { name: "x" } }));
    answers.push(await request.get(`/leads/${lead.id}`, { headers: { cookie } }));
  });
  answers.push(
    await agent.post("/api/leads", raw(`{"notes":${"[".repeat(200_000)}${"]".repeat(200_000)}}`)),
    await request.get("/api/%E0%A4%A"),
    await request.get("/leads/%E0%A4%A"),
    await request.post("/local/sign-in", { data: "{", headers: { origin: originOf() } }),
    await submitSignIn(request, { email: AGENT, to: "/\n" }),
  );
  for (const answer of answers) expect(await answer.text(), answer.url()).not.toMatch(INNARDS);
  expect((await dataOf(await agent.get(`/api/leads/${lead.id}`))).name).toBe("Damaged Row");
});

test("every request is one line of JSON in the log, which says nothing about a customer", async ({ api, request }) => {
  const agent = await api(AGENT);
  const { phone, digits } = aPhone();
  const name = `Logless${digits}`;
  const lead = await aLead(agent, { name, phone, email: `${name}@demo.example`, notes: `Secret ${digits}` });
  const answers = [
    await agent.get("/api/leads", { params: { q: name } }),
    await agent.get("/api/leads", { params: { q: phone, colour: name } }),
    await agent.patch(`/api/leads/${lead.id}`, { data: { phone: `nonsense ${digits}` } }),
    await agent.post("/api/leads", raw(`{"name": "${name}"`)),
    await request.get("/leads", { params: { q: name }, maxRedirects: 0 }),
    await request.get("/api/leads", { headers: { authorization: `Bearer ${name}` } }),
    await submitSignIn(request, { email: `${name}@demo.example`, to: `/leads?q=${name}` }),
    await submitSignIn(request, { email: AGENT, to: `/leads?q=مريم${digits}` }),
    await request.get("/parties/hub/main", { params: { token: name } }),
  ];
  await whileDamaged(lead.id, async () => void answers.push(await agent.get(`/api/leads/${lead.id}`)));
  const lines = () => readFileSync(`${STATE}/server.log`, "utf8").split("\n");
  for (const [n, answer] of answers.entries()) {
    const id = answer.headers()["x-request-id"] ?? "none";
    const mine = () => lines().filter((line) => line.includes(id));
    await expect.poll(() => mine().length).toBe(1);
    const entry = JSON.parse(mine()[0] ?? "");
    expect(entry).toMatchObject({ requestId: id, status: answer.status(), path: new URL(answer.url()).pathname });
    expect(entry.ms).toEqual(expect.any(Number));
    expect(Object.keys(entry.d1).sort()).toEqual(["queries", "rows", "trips"]);
    expect(entry.userId).toBe(n < 4 || n === 9 ? personId(AGENT) : null);
  }
  const all = lines().join("\n");
  for (const secret of [name, digits, phone, `${name}@demo.example`, AGENT, "مريم", "q="]) {
    expect(all.includes(secret), `${secret} in the log`).toBe(false);
  }
});

function expectSecure(answer: APIResponse): void {
  const headers = answer.headers();
  expect.soft(headers["x-content-type-options"], answer.url()).toBe("nosniff");
  expect.soft(headers["x-frame-options"]).toBe("DENY");
  expect.soft(headers["referrer-policy"]).toMatch(/^(same-origin|no-referrer|strict-origin-when-cross-origin)$/);
  expect.soft(headers["cross-origin-opener-policy"]).toBe("same-origin");
  expect.soft(headers["permissions-policy"]).toContain("camera=()");
  expect.soft(headers["content-security-policy"] ?? "none").toContain("frame-ancestors 'none'");
  expect.soft(Object.keys(headers).filter((name) => /^(x-powered-by|server|x-opennext)$/.test(name))).toEqual([]);
}

function directive(policy: string, name: string): string {
  const found = policy.split(";").find((one) => one.trim().startsWith(`${name} `));
  return found?.trim().slice(name.length + 1) ?? "";
}

/** Makes a lead's phone unreadable for as long as `run` takes: a failure that is ours. */
async function whileDamaged(id: string, run: () => Promise<void>): Promise<void> {
  const db = openLocalDatabase();
  const set = db.prepare("update leads set phone = ? where id = ?");
  try {
    const before = db.prepare("select phone from leads where id = ?").get(id);
    set.run("damaged", id);
    try {
      await run();
    } finally {
      set.run(String(before?.phone), id);
    }
  } finally {
    db.close();
  }
}
