import { describe, expect, test } from "vitest";
import { CallFilter } from "@/lib/calls/filter";
import { filterFrom, queryFrom } from "./list-url";

describe("a filter in an address", () => {
  test("comes back from its query string whole, midnight too", () => {
    const query = "outcome=busy%2Cnone&industry=none&source=%28none%29&from=2026-03-01&to=2026-03-08&weekday=1&hour=0";
    const { filter, problem } = filterFrom(CallFilter, Object.fromEntries(new URLSearchParams(query)));
    expect(problem).toBeNull();
    expect(queryFrom(CallFilter, filter)).toBe(query);
  });

  test("loses what means nothing without a part that was not understood", () => {
    const { filter, problem } = filterFrom(CallFilter, { from: "then", to: "2026-03-08", weekday: "2", hour: "10" });
    expect(filter).toEqual({ to: "2026-03-08", limit: 50 });
    expect(problem).toMatch(/^from: .* weekday: .* hour: /);
  });
});
