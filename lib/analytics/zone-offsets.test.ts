import { expect, test } from "vitest";
import { startOfDay, toDay } from "@/lib/time";
import { zoneOffsets } from "./zone-offsets";

test("a zone that never changed has one offset", () => {
  expect(zoneOffsets("Asia/Dubai")).toEqual([{ from: "", seconds: 14_400 }]);
  expect(zoneOffsets("Asia/Kolkata")).toEqual([{ from: "", seconds: 19_800 }]);
});

test("a zone with daylight saving changes to the second when its law says", () => {
  const changes = zoneOffsets("America/Los_Angeles").filter(({ from }) => from.startsWith("2026"));
  expect(changes).toEqual([
    { from: "2026-03-08T10:00:00.000Z", seconds: -25_200 },
    { from: "2026-11-01T09:00:00.000Z", seconds: -28_800 },
  ]);
});

test.each(["Europe/London", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Beirut", "America/Sao_Paulo"])(
  "days in %s begin where they begin everywhere else in the product",
  (timeZone) => {
    const offsets = zoneOffsets(timeZone);
    for (let n = 0; n < 2000; n++) {
      const day = toDay(new Date(Date.UTC(2022, 0, 1 + n)), "UTC");
      const start = startOfDay(day, timeZone);
      for (const instant of [start, new Date(Date.parse(start) - 1).toISOString()]) {
        const seconds = offsets.findLast(({ from }) => from <= instant)?.seconds ?? 0;
        const local = new Date(Date.parse(instant) + seconds * 1000).toISOString().slice(0, 10);
        expect([instant, local === day]).toEqual([instant, instant === start]);
      }
    }
  },
);
