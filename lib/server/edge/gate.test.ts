import { describe, expect, test } from "vitest";
import { refuseEarly } from "./gate";

const ORIGIN = "https://crm.example.com";
const FRIEND = "https://friend.example.com";

/** What the gate reads of the Worker's environment. */
function environment(changed: object = {}): CloudflareEnv {
  return {
    CLERK_SECRET_KEY: "sk_live_x",
    CLERK_PUBLISHABLE_KEY: `pk_live_${btoa("clerk.example.com$")}`,
    CLERK_JWT_KEY: "key",
    ENCRYPTION_KEY: "key",
    APP_ORIGIN: ORIGIN,
    ...changed,
  } as CloudflareEnv;
}

function send(headers: Record<string, string>, { method = "POST", path = "/api/leads", env = environment() } = {}) {
  return refuseEarly(new Request(`${ORIGIN}${path}`, { method, headers }), env);
}

const cookie = "__session=x";
const authorization = "Bearer x";

describe("a change is let through", () => {
  test.each([
    ["from our own page", { cookie, origin: ORIGIN }],
    ["from our own page, by Fetch Metadata", { cookie, "sec-fetch-site": "same-origin" }],
    ["typed by the person", { cookie, "sec-fetch-site": "none" }],
    ["with a Bearer token and no browser", { authorization }],
    ["without any credentials (401 follows)", {}],
  ])("%s", (_, headers) => {
    expect(send(headers)).toBeNull();
  });

  test("from an origin on the allow-list, with a Bearer token", () => {
    const env = environment({ CORS_ORIGINS: `https://other.example.com, ${FRIEND}` });
    expect(send({ authorization, origin: FRIEND }, { env })).toBeNull();
  });
});

describe("a change is refused", () => {
  test.each<[string, Record<string, string>]>([
    ["from another site", { cookie, origin: "https://evil.example.com" }],
    ["from a neighbour", { cookie, origin: "https://crm.example.com.evil.com" }],
    ["from our host on another scheme", { cookie, origin: "http://crm.example.com" }],
    ["from our host on another port", { cookie, origin: `${ORIGIN}:8443` }],
    ["from nowhere", { cookie, origin: "null" }],
    ["from another site, by Fetch Metadata", { cookie, "sec-fetch-site": "cross-site" }],
    ["from another site of ours", { cookie, "sec-fetch-site": "same-site" }],
    ["with a cookie and no word of where it comes from", { cookie }],
    ["with a Bearer token from an origin not on the list", { authorization, origin: "https://evil.example.com" }],
    ["without credentials from another site", { origin: "https://evil.example.com" }],
  ])("%s", async (_, headers) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const response = send(headers, { method });
      expect(response?.status).toBe(403);
      expect(await response?.json()).toMatchObject({ error: { code: "forbidden" } });
    }
  });

  test("with a cookie even from the allow-list", () => {
    const env = environment({ CORS_ORIGINS: FRIEND });
    expect(send({ cookie, origin: FRIEND }, { env })?.status).toBe(403);
  });

  test("in plain words outside the API", async () => {
    const response = send({ cookie, origin: "https://evil.example.com" }, { path: "/leads" });
    expect(response?.headers.get("content-type")).toMatch("text/plain");
    expect(await response?.text()).toBe("This request came from another site.");
  });

  test("with more than a mebibyte", async () => {
    const response = send({ authorization, "content-length": "1048577" });
    expect(response?.status).toBe(413);
    expect(await response?.json()).toMatchObject({ error: { code: "too_large" } });
    expect(send({ authorization, "content-length": "1048576" })).toBeNull();
  });
});

test("reading is let through from anywhere: it changes nothing", () => {
  for (const method of ["GET", "HEAD"]) {
    expect(send({ cookie, origin: "https://evil.example.com" }, { method })).toBeNull();
  }
});

describe("a half-configured deployment", () => {
  test("serves nothing, and names what is missing", async () => {
    const env = environment({ CLERK_JWT_KEY: "", ENCRYPTION_KEY: undefined });
    const page = send({}, { method: "GET", path: "/leads", env });
    expect(page?.status).toBe(503);
    expect(await page?.text()).toContain("CLERK_JWT_KEY, ENCRYPTION_KEY missing");
    for (const path of ["/api/leads", "/parties/hub/main"]) {
      const api = send({}, { method: "GET", path, env });
      expect(await api?.json()).toMatchObject({ error: { code: "unavailable" } });
    }
  });

  test("does not fall into local mode off this machine", () => {
    const env = environment({ LOCAL_MODE: "1", LOCAL_PRIVATE_KEY: "key" });
    expect(send({}, { method: "GET", env })?.status).toBe(503);
    expect(refuseEarly(new Request("http://localhost:8787/leads"), env)).toBeNull();
  });

  test("with a publishable key that is none says so too", () => {
    const env = environment({ CLERK_PUBLISHABLE_KEY: "pk_live_%%%" });
    expect(send({}, { method: "GET", env })?.status).toBe(503);
  });
});
