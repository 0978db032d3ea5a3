import { expect, test } from "vitest";
import { addressOfPosted, readReportFilter, reportsHref } from "./report-filter";

const NOW = "2026-11-23T09:00:00.000Z";
const read = (params: Record<string, string>) => readReportFilter(params, "Asia/Dubai", NOW);

test("a filter goes into the address and comes back the same", () => {
  const asked = { startDate: "2026-03-01", endDate: "2026-03-09", industry: "retail", source: "(none)", userId: "me" };
  const { period, slice } = read(asked);
  const href = reportsHref(period, slice);
  expect(Object.fromEntries(new URL(href, "http://crm").searchParams)).toEqual(asked);
});

test("a preset stays a preset, and the usual one needs no saying", () => {
  expect(reportsHref({ preset: "30-days" })).toBe("/reports");
  expect(reportsHref({ preset: "7-days" }, { industry: "retail" })).toBe("/reports?preset=7-days&industry=retail");
});

test("an impossible range is said, and loses nothing of the other filters", () => {
  const { slice, period, problems } = read({ startDate: "2026-03-09", through: "2026-03-01", industry: "retail" });
  expect(slice).toEqual({ industry: "retail" });
  expect(period).toMatchObject({ preset: "30-days" });
  expect(problems).toEqual(["This period ends before it begins. These are the last 30 days."]);
});

test("an unknown industry is said, and loses nothing of the period", () => {
  const { slice, period, problems } = read({ preset: "7-days", industry: "mining", userId: "nobody" });
  expect(slice).toEqual({});
  expect(period).toMatchObject({ preset: "7-days" });
  expect(problems.join()).toMatch(/Part of this address was not understood.*industry.*userId|userId.*industry/);
});

test("a posted form leads on to an address without its empty fields, the last day become an end", () => {
  const posted = { startDate: "2026-03-01", through: "2026-03-08", industry: "", source: "Website", userId: "" };
  const href = addressOfPosted(posted, read(posted));
  expect(href).toBe("/reports?startDate=2026-03-01&endDate=2026-03-09&source=Website");
  const wrong = { startDate: "2026-03-09", through: "2026-03-01" };
  expect(addressOfPosted(wrong, read(wrong))).toBeNull();
  expect(addressOfPosted({ startDate: "2026-03-01" }, read({ startDate: "2026-03-01" }))).toBeNull();
});

test("a posted form that says a preset's own days leads to the preset", () => {
  const posted = { startDate: "2026-11-17", through: "2026-11-23", preset: "7-days", industry: "retail" };
  expect(addressOfPosted(posted, read(posted))).toBe("/reports?preset=7-days&industry=retail");
});
