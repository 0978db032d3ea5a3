import { describe, expect, test } from "vitest";
import { type Cursor, decodeCursor, encodeCursor, toPage } from "./keyset";

const cursor = (fields: Partial<Cursor> = {}): Cursor => ({
  s: "name",
  k: "أحمد ~ 王",
  id: "a",
  back: false,
  ...fields,
});

describe("a cursor", () => {
  test("is text for a URL, and comes back whole", () => {
    for (const one of [cursor(), cursor({ back: true, k: 42 }), cursor({ k: "" })]) {
      expect(encodeCursor(one)).toMatch(/^[\w-]+$/);
      expect(decodeCursor(encodeCursor(one), "name")).toEqual(one);
    }
    expect(decodeCursor(undefined, "name")).toBeNull();
  });

  const good = encodeCursor(cursor());
  test.each([
    ["of another sort", encodeCursor(cursor({ s: "-name" }))],
    ["cut short", good.slice(0, -3)],
    ["not base64", "%%%"],
    ["not JSON", btoa("hello")],
    ["empty", ""],
    ["null", btoa("null")],
    ["with a missing part", btoa('{"s":"name","k":"a","back":false}')],
    ["with a part too many", btoa('{"s":"name","k":"a","id":"a","back":false,"x":1}')],
    ["with an object as its key", btoa('{"s":"name","k":{},"id":"a","back":false}')],
  ])("%s is refused", (_, text) => {
    expect(() => decodeCursor(text, "name")).toThrow(
      expect.objectContaining({ code: "invalid", fields: { cursor: expect.any(String) } }),
    );
  });
});

describe("a page", () => {
  const keyOf = (id: string) => ({ k: `key ${id}`, id });
  const page = (found: string[], at: Cursor | null) => {
    const { data, nextCursor, prevCursor } = toPage(found, 2, "name", at, keyOf);
    return {
      data,
      next: decodeCursor(nextCursor ?? undefined, "name"),
      prev: decodeCursor(prevCursor ?? undefined, "name"),
    };
  };

  test("that is the whole list has nothing beside it", () => {
    expect(page(["a", "b"], null)).toEqual({ data: ["a", "b"], next: null, prev: null });
    expect(page([], null)).toEqual({ data: [], next: null, prev: null });
  });

  test("at the start leads on, from its last row", () => {
    expect(page(["a", "b", "c"], null)).toMatchObject({ data: ["a", "b"], next: { id: "b", back: false }, prev: null });
  });

  test("in the middle leads both ways", () => {
    const found = { next: { id: "d", back: false }, prev: { id: "c", back: true } };
    expect(page(["c", "d", "e"], cursor())).toMatchObject({ data: ["c", "d"], ...found });
    expect(page(["d", "c", "b"], cursor({ back: true }))).toMatchObject({ data: ["c", "d"], ...found });
  });

  test("at the end leads back only, and back at the start leads on only", () => {
    expect(page(["e"], cursor())).toMatchObject({ data: ["e"], next: null, prev: { id: "e", back: true } });
    expect(page(["b", "a"], cursor({ back: true }))).toMatchObject({ data: ["a", "b"], next: { id: "b" }, prev: null });
  });
});
