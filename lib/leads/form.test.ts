import { expect, test } from "vitest";
import { leadEditIn, newLeadIn, numberToCheck } from "./form";

function posted(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const DUBAI = "Asia/Dubai";

test("a new lead is what was filled in, with its value as it was written", () => {
  const form = posted({ id: "l", name: " Layla ", phone: "050 123 4567", company: "", estimatedValue: "1.500,50" });
  expect(newLeadIn(form, DUBAI)).toEqual({ id: "l", name: "Layla", phone: "050 123 4567", estimatedValue: 1500.5 });
});

test("an edit is what was changed, on what the person saw", () => {
  const was = JSON.stringify({ name: "Layla", company: "Noor", nextActionDate: "" });
  const form = posted({ id: "l", seq: "7", was, name: "Layla", company: "", nextActionDate: "2026-11-23T14:30" });
  expect(leadEditIn(form, DUBAI)).toEqual({
    id: "l",
    base: { seq: 7 },
    company: null,
    nextActionDate: "2026-11-23T10:30:00.000Z",
  });
});

test("a number is looked up when it is new or changed, until the person says of this very one to keep it", () => {
  expect(numberToCheck(posted({ phone: " 050 123 4567 " }))).toBe("050 123 4567");
  expect(numberToCheck(posted({ phone: " " }))).toBeNull();
  const was = JSON.stringify({ phone: "+971 50 123 4567" });
  expect(numberToCheck(posted({ was, phone: "+971 50 123 4567" }))).toBeNull();
  expect(numberToCheck(posted({ was, phone: "050 765 4321" }))).toBe("050 765 4321");
  expect(numberToCheck(posted({ phone: "050 123 4567", anyway: "050 123 4567" }))).toBeNull();
  expect(numberToCheck(posted({ phone: "050 765 4321", anyway: "050 123 4567" }))).toBe("050 765 4321");
});
