import { describe, expect, test } from "vitest";
import { formatPhone, parsePhone, phoneDigits } from "./phone";

describe("a number", () => {
  test.each([
    ["050 123 4567", "AE", "+971501234567"],
    ["+971 50 123 4567", "US", "+971501234567"],
    ["00971501234567", "AE", "+971501234567"],
    ["  (050) 123-4567 ", "AE", "+971501234567"],
    ["+971 (0)50 123 4567", "AE", "+971501234567"],
    ["(415) 555-2671", "US", "+14155552671"],
    ["+39 06 1234 5678", "AE", "+390612345678"],
    ["٠٥٠١٢٣٤٥٦٧", "AE", "+971501234567"],
    ["+971501234567", "nowhere", "+971501234567"],
  ])("%s in %s is %s", (input, country, e164) => {
    expect(parsePhone(input, country)).toBe(e164);
  });

  test.each([
    ["12", "AE"],
    ["hello", "AE"],
    ["", "AE"],
    ["050 123 4567 ext. 12", "AE"],
    ["+999 12345678", "AE"],
    ["050 123 4567", "nowhere"],
    ["1".repeat(40), "AE"],
  ])("cannot be %j in %s", (input, country) => {
    expect(parsePhone(input, country)).toBeNull();
  });

  test("reads well", () => {
    expect(formatPhone("+971501234567")).toBe("+971 50 123 4567");
    expect(formatPhone("not one")).toBe("not one");
  });
});

describe("the digits of a query", () => {
  test.each([
    ["4567", "4567"],
    ["+971 (0)50/123-45.67", "9710501234567"],
    ["４５６７", "4567"],
  ])("%s are %s", (query, digits) => {
    expect(phoneDigits(query)).toBe(digits);
  });

  test.each(["456", "Room 4567", "4567x", "", "+", "layla@4567"])("%j has none", (query) => {
    expect(phoneDigits(query)).toBeNull();
  });
});
