import { describe, expect, test } from "vitest";
import { brokenMessage, frontendHost, modeOf } from "./mode";

const CLERK = {
  CLERK_SECRET_KEY: "sk_live_x",
  CLERK_PUBLISHABLE_KEY: `pk_live_${btoa("clerk.example.com$")}`,
  CLERK_JWT_KEY: "key",
  ENCRYPTION_KEY: "key",
  APP_ORIGIN: "https://crm.example.com, https://www.example.com",
};
const LOCAL = { LOCAL_MODE: "1", LOCAL_PRIVATE_KEY: "key", CLERK_JWT_KEY: "key", ENCRYPTION_KEY: "key" };
const SITE = new URL("https://crm.example.com/leads");
const HERE = new URL("http://localhost:8787/leads");

describe("a deployment", () => {
  test("trusts Clerk's own issuer, for its own origins", () => {
    expect(modeOf(CLERK, SITE)).toEqual({
      kind: "clerk",
      issuer: "https://clerk.example.com",
      origins: ["https://crm.example.com", "https://www.example.com"],
    });
  });

  test.each(Object.keys(CLERK))("without %s serves nothing, and says so", (name) => {
    const mode = modeOf({ ...CLERK, [name]: "" }, SITE);
    expect(mode).toEqual({ kind: "broken", missing: [name] });
    expect(brokenMessage([name])).toContain(`${name} missing`);
  });

  test("with nothing at all names all it needs", () => {
    expect(modeOf({}, SITE)).toEqual({ kind: "broken", missing: Object.keys(CLERK) });
  });

  test("with a publishable key that is none serves nothing, and says so", () => {
    for (const key of ["garbage", "pk_live_", "pk_live_%%%"]) {
      expect(modeOf({ ...CLERK, CLERK_PUBLISHABLE_KEY: key }, SITE), key).toEqual({
        kind: "broken",
        missing: ["CLERK_PUBLISHABLE_KEY"],
      });
    }
  });

  test.each([{ LOCAL_MODE: "1" }, { LOCAL_PRIVATE_KEY: "key" }, LOCAL])("never runs in local mode: %j", (local) => {
    const mode = modeOf({ ...CLERK, ...local }, SITE);
    expect(mode.kind).toBe("broken");
    expect(mode.kind === "broken" && brokenMessage(mode.missing)).toMatch(/LOCAL_MODE.*Remove them/);
  });
});

describe("local mode", () => {
  test.each(["http://localhost:8787/", "http://127.0.0.1:8787/", "http://[::1]:8787/"])("is for %s", (url) => {
    expect(modeOf(LOCAL, new URL(url))).toMatchObject({
      kind: "local",
      issuer: "local",
      origins: expect.arrayContaining(["http://localhost:8787", "http://127.0.0.1:8787"]),
    });
  });

  test.each(["http://192.168.1.5:8787/", "https://crm.example.com/", "http://localhost.example.com/"])(
    "is not for %s",
    (url) => {
      expect(modeOf(LOCAL, new URL(url)).kind).toBe("broken");
    },
  );

  test.each(Object.keys(LOCAL))("wants %s", (name) => {
    expect(modeOf({ ...LOCAL, [name]: undefined }, HERE)).toEqual({ kind: "broken", missing: [name] });
  });
});

test("Clerk's host is spelled in the publishable key", () => {
  expect(frontendHost(CLERK.CLERK_PUBLISHABLE_KEY)).toBe("clerk.example.com");
});
