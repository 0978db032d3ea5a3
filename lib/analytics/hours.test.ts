import { describe, expect, test } from "vitest";
import { hourBegun, splitHours } from "./hours";

const at = (time: string) => `2026-11-23T${time}:00.000Z`;
const part = (start: string, end: string) => splitHours({ start: at(start), end: at(end) });

describe("part of a day", () => {
  test.each([
    ["10:00", "12:00", ["2026-11-23T10", "2026-11-23T11"], []],
    [
      "10:30",
      "12:10",
      ["2026-11-23T11"],
      [
        ["10:30", "11:00"],
        ["12:00", "12:10"],
      ],
    ],
    ["10:30", "11:00", [], [["10:30", "11:00"]]],
    ["10:10", "10:50", [], [["10:10", "10:50"]]],
    ["10:30", "11:20", [], [["10:30", "11:20"]]],
  ])("from %s to %s is whole hours and its ends", (start, end, hours, edges) => {
    const asked = edges.map(([from = "", to = ""]) => ({ start: at(from), end: at(to) }));
    expect(part(start, end)).toEqual({ hours, edges: asked });
  });
});

test("an hour begins at its first instant", () => {
  expect([hourBegun(at("10:00")), hourBegun("2026-11-23T10:59:59.999Z")]).toEqual([at("10:00"), at("10:00")]);
});
