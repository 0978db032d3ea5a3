import { expect, test } from "vitest";
import { dropOldDrafts, forgetDraft, keepDraft, readDraft } from "./drafts";

const NOW = Date.parse("2026-11-23T09:00:00Z");
const DAY = 86_400_000;
const mine = { person: "a", form: "new lead" };

/** The browser's storage, as far as drafts use it. */
function storage(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
    key: (index: number) => [...items.keys()][index] ?? null,
    clear: () => items.clear(),
    get length() {
      return items.size;
    },
  };
}

test("a draft is found again by its person and its form, and by nobody else", () => {
  const device = storage();
  keepDraft(device, mine, { name: "Layla" }, NOW);
  expect(readDraft(device, mine)).toEqual({ name: "Layla" });
  expect(readDraft(device, { ...mine, person: "b" })).toEqual({});
  expect(readDraft(device, { ...mine, form: "note 1" })).toEqual({});
});

test("a saved form leaves nothing behind, nor one that was emptied again", () => {
  const device = storage();
  keepDraft(device, mine, { name: "Layla" }, NOW);
  forgetDraft(device, mine);
  expect(device.length).toBe(0);
  keepDraft(device, mine, { name: "Layla" }, NOW);
  keepDraft(device, mine, {}, NOW);
  expect(device.length).toBe(0);
});

test("a month later it is dropped, with what cannot be read; what is not ours stays", () => {
  const device = storage();
  keepDraft(device, mine, { name: "Old" }, NOW - 31 * DAY);
  keepDraft(device, { ...mine, form: "note 1" }, { body: "Kept" }, NOW - 29 * DAY);
  device.setItem("draft a broken", "{");
  device.setItem("dial", "yes");
  dropOldDrafts(device, NOW);
  expect([0, 1, 2].map((index) => device.key(index))).toEqual(["draft a note 1", "dial", null]);
});

test("a storage that takes nothing does not stop the typing", () => {
  const full = {
    ...storage(),
    setItem: () => {
      throw new Error("QuotaExceededError");
    },
  };
  expect(() => keepDraft(full, mine, { name: "Layla" }, NOW)).not.toThrow();
});
