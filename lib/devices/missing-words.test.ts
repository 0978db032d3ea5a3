import { expect, test } from "vitest";
import type { Heard } from "./heard";
import { namesOf, silentWords, waitingWords } from "./missing-words";

const heard = (person: string, waiting: number): Heard => ({
  ...{ userId: person, person, device: "Chrome on Android", at: "2026-11-23T07:40:00.000Z", waiting },
});

test.each<[Heard[], string]>([
  [[heard("Omar", 1)], "The figures may miss something: 1 change waits on Omar’s device."],
  [[heard("Omar", 1), heard("Omar", 2)], "The figures may miss something: 3 changes wait on Omar’s devices."],
  [[heard("Omar", 1), heard("Sara", 2)], "The figures may miss something: 3 changes wait on 2 people’s devices."],
])("what waits is said with how much and whose", (waiting, words) => {
  expect(waitingWords(waiting)).toBe(words);
});

test("who is silent is named while it is one", () => {
  expect(silentWords([heard("Omar", 0)])).toBe("The figures may miss calls of Omar, not heard from for a while.");
  expect(silentWords([heard("Omar", 0), heard("Sara", 0)])).toMatch("of 2 people");
});

test("three are named with when they were last heard, the rest is a number", () => {
  const people = ["Omar", "Sara", "Lina", "Adam", "Noor"].map((name) => heard(name, 0));
  expect(namesOf(people, () => "Today 11:40")).toBe(
    "Omar (Today 11:40), Sara (Today 11:40), Lina (Today 11:40), 2 more",
  );
});
