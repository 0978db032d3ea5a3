import { describe, expect, test } from "vitest";
import { changedIn, errorOf, numberIn, seqOf, textIn } from "./forms";

function posted(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

test("a field is its text, null when empty, and undefined when the form has none", () => {
  const form = posted({ name: "  Layla ", notes: "  " });
  expect([textIn(form, "name"), textIn(form, "notes"), textIn(form, "phone")]).toEqual(["Layla", null, undefined]);
});

test("an amount is read as written, and what could be two stays text for the schema to refuse", () => {
  const form = posted({ german: "1500,50", either: "1.500", words: "a lot", empty: "" });
  expect(["german", "either", "words", "empty", "none"].map((name) => numberIn(form, name))).toEqual([
    1500.5,
    "1.500",
    "a lot",
    null,
    undefined,
  ]);
});

test("only what differs from what the form was opened with has changed", () => {
  const changed = changedIn(
    posted({ was: JSON.stringify({ name: "Layla", notes: "" }), name: " Layla ", notes: "Yes" }),
  );
  expect(["name", "notes", "phone"].filter(changed)).toEqual(["notes"]);
});

describe("an edit that collided", () => {
  const state = {
    operationId: "o",
    values: {},
    fields: { status: "Changed." },
    theirs: { seq: 9, values: { status: "closed-lost" } },
  };

  test("says what stands there now, in words", () => {
    expect(errorOf(state, "status", () => "Lost")).toBe("Changed. Now: “Lost”. Save again to keep yours.");
    expect(errorOf(state, "name")).toBeNull();
  });

  test("stands on what the person was shown, and still does when the next answer is a question", () => {
    expect(seqOf({ operationId: "o", values: {} }, 7)).toBe("7");
    expect(seqOf({ ...state, values: { seq: "7" } }, 7)).toBe("9");
    expect(seqOf({ operationId: "o", values: { seq: "9" }, duplicates: [] }, 7)).toBe("9");
  });
});
