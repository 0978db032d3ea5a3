import fc from "fast-check";
import { expect, test } from "vitest";
import { errorWords, meanErrorOf, rightness } from "./forecast-error";

test.each([
  [100, 100, 100],
  [200, 100, 50],
  [100, 200, 50],
  [0, 0, 100],
  [0, 5, 0],
  [5, 0, 0],
  [1000, 999, 99],
  [1e15, 1e15 - 1, 99],
])("a forecast of %d against %d won was %d%% right", (forecast, won, per) => {
  expect(rightness(forecast, won)).toBe(per);
});

test("100% is said of nothing but what came exactly, whatever the sums", () => {
  const amount = fc.nat(1_000_000_000_000);
  fc.assert(
    fc.property(amount, amount, (forecast, won) => {
      const right = rightness(forecast, won);
      expect(right).toBe(rightness(won, forecast));
      expect(right >= 0 && right <= 100 && (right === 100) === (forecast === won)).toBe(true);
    }),
  );
});

const money = (amount: number) => `AED ${amount}`;
const told = (...months: [forecast: number, won: number][]) =>
  errorWords(meanErrorOf(months.map(([forecast, won]) => ({ forecast, won }))), money);

test("the mean error is told in words", () => {
  expect(told()).toBe("No whole month has a forecast from its beginning yet.");
  expect(told([100, 60])).toBe(
    "In the one month that is over the forecast was wrong by AED 40, 40% of what was forecast: too high.",
  );
  expect(told([100, 60], [100, 120], [100, 100])).toBe(
    "Over 3 whole months the forecast was wrong by AED 20 a month on average, 20% of what was forecast: too high in 1, too low in 1.",
  );
  expect(told([0, 50], [0, 0])).toBe(
    "Over 2 whole months the forecast was wrong by AED 25 a month on average: too high in none, too low in 1.",
  );
  expect(told([5, 5], [7, 7])).toBe("Over 2 whole months the forecast was right.");
});
