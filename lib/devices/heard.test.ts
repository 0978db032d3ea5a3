import { expect, test } from "vitest";
import { type Heard, missingFrom } from "./heard";

const NOW = "2026-11-23T12:00:00.000Z";
const SINCE = "2026-11-22T20:00:00.000Z";
const at = (minutes: number) => new Date(Date.parse(NOW) - minutes * 60_000).toISOString();
const heard = (person: string, minutes: number, waiting = 0, device = "Phone"): Heard => ({
  ...{ userId: person.toLowerCase(), person, device, at: at(minutes), waiting },
});
const names = (...all: Heard[]) => {
  const { waiting, silent } = missingFrom(all, { now: NOW, since: SINCE });
  return { waiting: waiting.map(({ person }) => person), silent: silent.map(({ person }) => person) };
};

test.each<[string, Heard[], string[], string[]]>([
  ["who was here just now misses nothing", [heard("Omar", 1)], [], []],
  ["what a device said waits on it is missed", [heard("Omar", 20, 3)], ["Omar"], []],
  ["what was told a moment ago is on its way", [heard("Omar", 1, 3)], [], []],
  ["a page that comes by every ten minutes is not silent", [heard("Omar", 14)], [], []],
  ["whoever was here today and is not any more is silent", [heard("Omar", 20)], [], ["Omar"]],
  ["whoever was last here yesterday is at home", [heard("Omar", 60 * 17)], [], []],
  ["what waits since yesterday is still missed", [heard("Omar", 60 * 30, 1)], ["Omar"], []],
  ["another device of the same person speaks for them", [heard("Omar", 40, 0, "Laptop"), heard("Omar", 1)], [], []],
  ["but not for what waits on the first", [heard("Omar", 1), heard("Omar", 40, 2, "Laptop")], ["Omar"], []],
  ["one is told of once", [heard("Omar", 40, 2), heard("Sara", 50)], ["Omar"], ["Sara"]],
])("%s", (_, all, waiting, silent) => {
  expect(names(...all)).toEqual({ waiting, silent });
});
