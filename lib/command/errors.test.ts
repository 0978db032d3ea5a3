import { expect, test } from "vitest";
import { z } from "zod";
import { AppError, errorBody } from "./errors";
import { parseInput } from "./input";

test("what is wrong with an input can leave through a server action: plain objects, odd names included", () => {
  const input = JSON.parse('{"name": 1, "__proto__": 2}');
  const error = thrown(() => parseInput(z.strictObject({ name: z.string("Text.") }), input));
  const { fields } = errorBody(error);
  expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
  expect(Object.entries(fields ?? {}).sort()).toEqual([
    ["__proto__", "Unknown field."],
    ["name", "Text."],
  ]);
});

function thrown(run: () => unknown): AppError {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error("Nothing was refused.");
}
