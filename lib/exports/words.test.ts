import { expect, test } from "vitest";
import { filterWords } from "./words";

const reader = { timeZone: "Asia/Dubai", now: "2026-11-23T09:00:00.000Z", nameOf: () => "Omar" };

test("what narrows an export is said as people say it", () => {
  expect(filterWords({}, reader)).toEqual([]);
  expect(filterWords({ status: "new,contacted", source: "(none)", assignedTo: "none", q: "haddad" }, reader)).toEqual([
    "New, Contacted",
    "No source",
    "unassigned",
    "“haddad”",
  ]);
  expect(
    filterWords({ from: "2026-11-01", to: "2026-11-23", outcome: ["busy", "none"], userId: "u1" }, reader),
  ).toEqual(["1 Nov – Yesterday", "Busy, No outcome", "by Omar"]);
  expect(filterWords({ createdFrom: "2026-11-01", userId: "me", weekday: "2", hour: "9" }, reader)).toEqual([
    "created from 1 Nov",
    "Tuesdays, 09:00–10:00",
    "by you",
  ]);
});
