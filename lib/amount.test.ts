import fc from "fast-check";
import { expect, test } from "vitest";
import { parseAmount } from "./amount";

test.each([
  ["1500", 1500],
  ["1500.5", 1500.5],
  ["1500,50", 1500.5],
  ["1500,5", 1500.5],
  ["1,500", 1500],
  ["1,500.50", 1500.5],
  ["1.500,50", 1500.5],
  ["1 500", 1500],
  ["1 500,50", 1500.5],
  ["1\u202f500\u00a0000.25", 1_500_000.25],
  ["1’500.50", 1500.5],
  ["1,234,567", 1_234_567],
  ["1.234.567", 1_234_567],
  ["1,50,000", 150_000],
  ["12,34,567.89", 1_234_567.89],
  ["1500,500", 1500.5],
  ["0.125", 0.125],
  ["0,125", 0.125],
  ["0,5", 0.5],
  [",5", 0.5],
  ["12.3450", 12.345],
  ["-5", -5],
  ["−1 500,5", -1500.5],
  ["١٥٠٠٫٥٠", 1500.5],
  ["١٬٥٠٠", 1500],
  ["007", 7],
])("%j is %d", (typed, amount) => {
  expect(parseAmount(typed)).toBe(amount);
});

test.each([
  "1.500",
  "12.500",
  "1,50,00",
  "1,500,50",
  "1.500.50",
  "1,500.500,5",
  "1 50",
  "1 500 00",
  "12 34",
  "1500,",
  "1,,500",
  "1e5",
  "0x10",
  "Infinity",
  "NaN",
  "AED 1500",
  "1500 AED",
  "--5",
  "-",
  ".",
  "",
])("%j is refused, for it is no number or could be two", (typed) => {
  expect(parseAmount(typed)).toBeNull();
});

const amounts = fc
  .tuple(fc.integer({ min: 0, max: 1e12 }), fc.integer({ min: 0, max: 99 }))
  .map(([whole, cents]) => ({ whole: String(whole), cents: String(cents).padStart(2, "0") }));

test("an amount with its cents is the same in every country's writing", () => {
  fc.assert(
    fc.property(
      amounts,
      fc.constantFrom("", ",", ".", " ", "’", "\u00a0"),
      fc.constantFrom(".", ","),
      (a, mark, dot) => {
        fc.pre(mark !== dot);
        const typed = `${a.whole.replace(/\B(?=(\d{3})+$)/g, mark)}${dot}${a.cents}`;
        expect(parseAmount(typed)).toBe(Number(`${a.whole}.${a.cents}`));
      },
    ),
  );
});

test("what anyone types is read by its digits and at most one decimal mark, or refused", () => {
  const typing = fc.string({ unit: fc.constantFrom(..."0123456789,. '"), maxLength: 14 }).map((text) => text.trim());
  fc.assert(
    fc.property(typing, (typed) => {
      const amount = parseAmount(typed);
      if (amount === null) return;
      const marks = [...typed.matchAll(/[.,]/g)].map(({ index }) => index);
      const last = marks.at(-1) ?? -1;
      const decimal = (at: number) =>
        Number(`${typed.slice(0, at).replace(/\D/g, "")}.${typed.slice(at).replace(/\D/g, "")}`);
      const whole = Number(typed.replace(/\D/g, ""));
      expect([whole, last < 0 ? whole : decimal(last)]).toContain(amount);
      // A comma that is not followed by exactly three digits never multiplies.
      if (last >= 0 && !/^\d{3}$/.test(typed.slice(last + 1))) expect(amount).toBe(decimal(last));
    }),
    { numRuns: 5000 },
  );
});

test("a stored amount as a form spells it is read as itself, unless it could be two", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1e12, noNaN: true }).map((value) => Math.round(value * 100) / 100),
      (value) => {
        expect(parseAmount(String(value))).toBe(value);
      },
    ),
  );
});
