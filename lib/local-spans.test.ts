import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localSpans } from "./local-spans";
import { localHour, toDay, weekdayOf } from "./time";

const DUBAI = "Asia/Dubai";
const KOLKATA = "Asia/Kolkata";
const ANGELES = "America/Los_Angeles";
const LONDON = "Europe/London";
const LORD_HOWE = "Australia/Lord_Howe";

/** 23 November 2026 is a Monday. */
describe("a weekday and hour", () => {
  test.each([
    [DUBAI, "2026-11-24T06:00:00.000Z", "2026-11-24T07:00:00.000Z"],
    [KOLKATA, "2026-11-24T04:30:00.000Z", "2026-11-24T05:30:00.000Z"],
    [ANGELES, "2026-11-24T18:00:00.000Z", "2026-11-24T19:00:00.000Z"],
    [LONDON, "2026-11-24T10:00:00.000Z", "2026-11-24T11:00:00.000Z"],
  ])("are once a week by the clock of %s", (zone, start, end) => {
    const asked = { weekday: 2, hour: 10 };
    expect(localSpans("2026-11-21T00:00:00Z", "2026-11-28T00:00:00Z", asked, zone)).toEqual([[start, end]]);
  });

  test("are cut where the range begins and ends", () => {
    const asked = { weekday: 2, hour: 10 };
    expect(localSpans("2026-11-24T06:15:00Z", "2026-12-01T06:30:00Z", asked, DUBAI)).toEqual([
      ["2026-11-24T06:15:00.000Z", "2026-11-24T07:00:00.000Z"],
      ["2026-12-01T06:00:00.000Z", "2026-12-01T06:30:00.000Z"],
    ]);
    expect(localSpans("2026-11-24T07:00:00Z", "2026-12-01T06:00:00Z", asked, DUBAI)).toEqual([]);
    expect(localSpans("2026-11-24T06:30:00Z", "2026-11-24T06:30:00Z", asked, DUBAI)).toEqual([]);
  });
});

test("a weekday alone is its whole local days, also those of 23 and of 25 hours", () => {
  const sundays = (from: string, to: string) => localSpans(from, to, { weekday: 7 }, ANGELES);
  expect(sundays("2026-03-08T00:00:00Z", "2026-03-10T00:00:00Z")).toEqual([
    ["2026-03-08T08:00:00.000Z", "2026-03-09T07:00:00.000Z"],
  ]);
  expect(sundays("2026-11-01T00:00:00Z", "2026-11-03T00:00:00Z")).toEqual([
    ["2026-11-01T07:00:00.000Z", "2026-11-02T08:00:00.000Z"],
  ]);
});

describe("an hour on the day the clocks change", () => {
  test.each([
    ["comes twice", ANGELES, 1, "2026-11-01", "2026-11-01T08:00:00.000Z", "2026-11-01T10:00:00.000Z"],
    ["comes twice", LONDON, 1, "2026-10-25", "2026-10-25T00:00:00.000Z", "2026-10-25T02:00:00.000Z"],
    ["comes one and a half times", LORD_HOWE, 1, "2026-04-05", "2026-04-04T14:00:00.000Z", "2026-04-04T15:30:00.000Z"],
    ["is cut by half", LORD_HOWE, 2, "2026-10-04", "2026-10-03T15:30:00.000Z", "2026-10-03T16:00:00.000Z"],
    ["is as long as ever", LORD_HOWE, 3, "2026-10-04", "2026-10-03T16:00:00.000Z", "2026-10-03T17:00:00.000Z"],
  ])("%s in %s at %i on %s", (_, zone, hour, day, start, end) => {
    const [from, to] = [`${day}T00:00:00Z`, `${day}T00:00:00Z`].map((at, n) =>
      new Date(Date.parse(at) + (n ? 26 : -14) * 3_600_000).toISOString(),
    ) as [string, string];
    const spans = localSpans(from, to, { hour }, zone).filter(([at]) => toDay(at, zone) === day);
    expect(spans).toEqual([[start, end]]);
  });

  test.each([
    [ANGELES, 2, "2026-03-08T00:00:00Z", "2026-03-09T07:00:00Z"],
    [LONDON, 1, "2026-03-29T00:00:00Z", "2026-03-29T23:00:00Z"],
  ])("is skipped in %s at %i", (zone, hour, from, to) => {
    expect(localSpans(from, to, { weekday: 7, hour }, zone)).toEqual([]);
  });
});

test("an instant is in a span exactly when the clock on the wall says so", () => {
  const zones = [DUBAI, KOLKATA, ANGELES, LONDON, LORD_HOWE, "Africa/Casablanca", "Pacific/Apia", "America/Sao_Paulo"];
  const [first, last] = [Date.parse("2005-01-01T00:00:00Z"), Date.parse("2030-01-01T00:00:00Z")];
  const times = fc.integer({ min: first / 900_000, max: last / 900_000 }).map((quarter) => quarter * 900_000);
  const asked = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), hour: fc.integer({ min: 0, max: 23 }) });
  const asks = fc.constantFrom("both", "weekday", "hour");
  fc.assert(
    fc.property(fc.constantFrom(...zones), times, fc.nat(60_000), asked, asks, (zone, from, quarters, both, one) => {
      const { weekday, hour } = { weekday: undefined, hour: undefined, ...(one === "both" ? both : pick(both, one)) };
      const to = from + quarters * 900_000;
      const iso = (time: number) => new Date(time).toISOString();
      const spans = localSpans(iso(from), iso(to), { weekday, hour }, zone);
      for (const [n, [start, end]] of spans.entries()) {
        expect(start < end && (n === 0 || (spans[n - 1]?.[1] ?? "") < start)).toBe(true);
      }
      for (let part = -1; part <= 60; part++) {
        const time = from + Math.floor((quarters * part) / 60) * 900_000;
        const at = iso(time);
        const shown =
          (weekday === undefined || weekdayOf(toDay(at, zone)) === weekday) &&
          (hour === undefined || localHour(at, zone) === hour);
        const inside = spans.some(([start, end]) => start <= at && at < end);
        expect(inside, `${at} in ${zone}`).toBe(shown && time >= from && time < to);
      }
    }),
    { numRuns: 100, seed: 20261123 },
  );
});

function pick(both: { weekday: number; hour: number }, part: string): { weekday?: number; hour?: number } {
  return part === "hour" ? { hour: both.hour } : { weekday: both.weekday };
}
