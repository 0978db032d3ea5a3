import { describe, expect, test } from "vitest";
import type { z } from "zod";
import * as fields from "./fields";

function takes(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : parsed.error.issues[0]?.message;
}
const refuses = (schema: z.ZodType, values: unknown[]) => {
  for (const value of values) expect(schema.safeParse(value).success, JSON.stringify(value)).toBe(false);
};

describe("text", () => {
  test("is trimmed, in any script, emoji and right-to-left marks included", () => {
    const name = fields.requiredText("The name", 20);
    expect(takes(name, "  Layla ")).toBe("Layla");
    expect(takes(name, "محمد 🚀")).toBe("محمد 🚀");
    expect(takes(name, "   ")).toBe("The name is required.");
    expect(takes(name, "x".repeat(21))).toBe("Use at most 20 characters.");
    refuses(name, ["a\0b", "\ud800", 1, null, undefined, ["a"], {}]);
  });

  test("that may be missing is null when empty", () => {
    expect(takes(fields.optionalText(5), " ")).toBeNull();
    expect(takes(fields.optionalText(5), null)).toBeNull();
    refuses(fields.optionalText(5), ["123456", 5, "\0"]);
  });
});

test("an e-mail address is lower case, or null", () => {
  expect(takes(fields.email, " Layla.H@Example.COM ")).toBe("layla.h@example.com");
  expect(takes(fields.email, "")).toBeNull();
  refuses(fields.email, ["layla", "a@b", "a b@example.com", "<a@example.com>", `${"x".repeat(250)}@example.com`]);
});

test("an id is a lower-case UUID, a new one of version 7", () => {
  const v7 = "01890a5d-ac96-774b-bcce-b302099a8057";
  const v4 = "7f1d2c3b-4a5e-4f6a-8b7c-9d0e1f2a3b4c";
  expect([takes(fields.id, v7), takes(fields.id, v4), takes(fields.newId, v7)]).toEqual([v7, v4, v7]);
  refuses(fields.newId, [v4, v7.toUpperCase(), `${v7}0`, "1", ""]);
  refuses(fields.id, ["1", "../etc/passwd", `${v7}\n`, 7]);
});

describe("an instant", () => {
  test("has its zone, and is kept in UTC", () => {
    expect(takes(fields.instant, "2026-11-23T09:30:00+04:00")).toBe("2026-11-23T05:30:00.000Z");
    expect(takes(fields.instant, "2026-11-23T09:30Z")).toBe("2026-11-23T09:30:00.000Z");
    expect(takes(fields.instant, "2026-11-23T09:30:00.123456Z")).toBe("2026-11-23T09:30:00.123Z");
  });

  test.each([
    "2026-11-23",
    "2026-11-23T09:30:00",
    "2026-11-23 09:30:00Z",
    "2026-13-01T00:00:00Z",
    "2026-02-30T00:00:00Z",
    "2026-11-23T25:00:00Z",
    "2026-11-23T09:30:00+99:00",
    "1969-12-31T23:59:59Z",
    "2100-01-01T00:00:00Z",
    "+275760-09-13T00:00:00Z",
    "tomorrow",
    "",
  ])("is not %j", (value) => {
    refuses(fields.instant, [value]);
  });

  test("or a day are the two ways to say when", () => {
    expect(takes(fields.dayOrInstant, "2026-11-23")).toBe("2026-11-23");
    refuses(fields.dayOrInstant, ["2026-02-30", "23/11/2026", "2026-02-30T00:00:00Z", "1969-01-01", 20261123]);
  });
});

test("several values come repeated or with commas, from a closed set", () => {
  const list = fields.listOf(["a", "b", "c"]);
  expect(takes(list, "a")).toEqual(["a"]);
  expect(takes(list, "a,b")).toEqual(["a", "b"]);
  expect(takes(list, ["a", "b,c"])).toEqual(["a", "b", "c"]);
  expect(takes(list, "a,b,c,a")).toEqual(["a", "b", "c"]);
  refuses(list, ["d", "a,d", "a,,b"]);
});

test("the size of a page is 1 to 200, else 50", () => {
  expect([takes(fields.limit, undefined), takes(fields.limit, "200"), takes(fields.limit, "1")]).toEqual([50, 200, 1]);
  refuses(fields.limit, ["0", "201", "-1", "1.5", "ten", "Infinity", ["1", "2"], ""]);
});

test("what a person was looking at has a seq, operations seen, or a time; nothing else", () => {
  expect(takes(fields.base, undefined)).toBeUndefined();
  expect(takes(fields.base, { seq: 4, seen: ["a"] })).toEqual({ seq: 4, seen: ["a"] });
  refuses(fields.base, [{ seq: -1 }, { seq: 1.5 }, { seq: "4" }, { seen: "a" }, { asOf: "now" }, { at: 1 }, null]);
});
