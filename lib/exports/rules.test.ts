import { expect, test } from "vitest";
import { byteRange } from "./byte-range";
import { fileNameOf } from "./rules";

const asked = { kind: "calls", format: "csv", filter: "{}", createdAt: "2026-11-22T21:30:00.000Z" } as const;

test("a file is called by what it is and the local day it was asked for", () => {
  expect(fileNameOf(asked, "Asia/Dubai")).toBe("calls-2026-11-23.csv");
  expect(fileNameOf(asked, "UTC")).toBe("calls-2026-11-22.csv");
});

test("a report is called by its first and last day", () => {
  const filter = JSON.stringify({ startDate: "2026-10-01", endDate: "2026-11-01" });
  expect(fileNameOf({ ...asked, kind: "people", format: "xlsx", filter }, "Asia/Dubai")).toBe(
    "report-by-person-2026-10-01-to-2026-10-31.xlsx",
  );
  const instants = JSON.stringify({ startDate: "2026-09-30T20:00:00Z", endDate: "2026-10-31T20:00:00Z" });
  expect(fileNameOf({ ...asked, kind: "trend", filter: instants }, "Asia/Dubai")).toBe(
    "report-by-day-2026-10-01-to-2026-10-31.csv",
  );
});

test("a range of bytes is read as RFC 9110 says", () => {
  expect(byteRange(null, 10)).toBeNull();
  expect(byteRange("bytes=2-4", 10)).toEqual({ start: 2, end: 5 });
  expect(byteRange("bytes=7-", 10)).toEqual({ start: 7, end: 10 });
  expect(byteRange("bytes=-3", 10)).toEqual({ start: 7, end: 10 });
  expect(byteRange("bytes=0-99", 10)).toEqual({ start: 0, end: 10 });
  expect(byteRange("bytes=10-", 10)).toBe("unsatisfiable");
  expect(byteRange("bytes=-0", 10)).toBe("unsatisfiable");
  for (const odd of ["bytes=4-2", "bytes=0-1,3-4", "rows=1-2", "bytes=-"]) expect(byteRange(odd, 10)).toBeNull();
});
