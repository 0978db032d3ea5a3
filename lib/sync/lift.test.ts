import { describe, expect, test } from "vitest";
import { PUSH_VERSION } from "@/lib/realtime/protocol";
import { type Lifts, lift, VERSIONS } from "./lift";

describe("an input of an older version", () => {
  // As it would be, had a text become a list in version 2, and been named otherwise in version 3.
  const lifts: Lifts = {
    1: { tag: ({ word, ...rest }) => ({ ...rest, words: [word] }) },
    2: { tag: ({ words, ...rest }) => ({ ...rest, tags: words }) },
  };

  test("is lifted through every version since, and one that says it already is left as it is", () => {
    expect(lift("tag", { id: "a", word: "hot" }, 1, { to: 3, lifts })).toEqual({ id: "a", tags: ["hot"] });
    expect(lift("tag", { id: "a", words: ["hot"] }, 2, { to: 3, lifts })).toEqual({ id: "a", tags: ["hot"] });
    expect(lift("tag", { id: "a", tags: ["hot"] }, 3, { to: 3, lifts })).toEqual({ id: "a", tags: ["hot"] });
  });

  test("of a command that did not change is the same", () => {
    const input = { id: "a" };
    expect(lift("other", input, 1, { to: 3, lifts })).toBe(input);
  });
});

test("this version and every one before it are taken", () => {
  expect(VERSIONS).toEqual(Array.from({ length: PUSH_VERSION }, (_, n) => n + 1));
});
