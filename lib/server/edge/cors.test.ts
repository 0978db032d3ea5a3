import { describe, expect, test } from "vitest";
import { allowedOrigin, corsHeaders, preflight } from "./cors";

const FRIEND = "https://friend.example.com";
const env = (origins?: string) => ({ CORS_ORIGINS: origins }) as CloudflareEnv;

function ask(origin: string | null, { method = "OPTIONS", path = "/api/leads" } = {}): Request {
  return new Request(`https://crm.example.com${path}`, { method, headers: origin ? { origin } : {} });
}

describe("a preflight", () => {
  test("from an origin on the list gets its yes, without credentials", () => {
    const response = preflight(ask(FRIEND), env(`https://other.example.com,${FRIEND}`));
    expect(response?.status).toBe(204);
    expect(response?.headers.get("access-control-allow-methods")).toMatch("PATCH");
    expect(response?.headers.get("access-control-allow-headers")).toMatch("Idempotency-Key");
    expect(response?.headers.has("access-control-allow-credentials")).toBe(false);
  });

  test.each([
    ["an origin not on the list", "https://evil.example.com", FRIEND],
    ["an origin that begins like one", `${FRIEND}.evil.com`, FRIEND],
    ["anyone when there is no list", FRIEND, undefined],
    ["nobody when the list is empty", "", ""],
    ["no origin", null, FRIEND],
    ["a file", "null", FRIEND],
  ])("from %s gets a no", (_, origin, list) => {
    expect(preflight(ask(origin), env(list))?.status).toBe(403);
  });

  test("is for the API alone", () => {
    expect(preflight(ask(FRIEND, { path: "/leads" }), env(FRIEND))).toBeNull();
    expect(preflight(ask(FRIEND, { method: "GET" }), env(FRIEND))).toBeNull();
  });
});

describe("an answer", () => {
  const headersFor = (origin: string | null, list?: string, path?: string) =>
    Object.fromEntries(corsHeaders(ask(origin, { method: "GET", ...(path && { path }) }), env(list)));

  test("to an origin on the list may be read there, and varies by it", () => {
    const headers = headersFor(FRIEND, FRIEND);
    expect(headers).toMatchObject({ "access-control-allow-origin": FRIEND, vary: "Origin" });
    expect(headers["access-control-expose-headers"]).toMatch("ETag");
    expect(headers).not.toHaveProperty("access-control-allow-credentials");
  });

  test("to others may not", () => {
    expect(headersFor("https://evil.example.com", FRIEND)).toEqual({ vary: "Origin" });
    expect(headersFor(FRIEND)).toEqual({});
    expect(headersFor(FRIEND, FRIEND, "/leads")).toEqual({});
  });
});

test("a star on the list is not everyone", () => {
  expect(allowedOrigin(ask(FRIEND), { CORS_ORIGINS: "*" })).toBeNull();
});
