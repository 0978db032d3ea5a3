import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { callEditIn, callEndIn, loggedCallIn } from "./form";
import { timesOf } from "./rules";

const NOW = "2026-11-23T09:00:42.500Z";
const DUBAI = "Asia/Dubai";

function posted(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

/** The form of an earlier call as it is opened, at 13:00 in Dubai. */
const OPENED = {
  justEnded: NOW,
  suggestedStart: "2026-11-23T12:55",
  startTime: "2026-11-23T12:55",
  duration: "5",
  outcome: "busy",
};

describe("an earlier call", () => {
  test("whose start is left alone has just ended, however long it took: it is never refused", () => {
    const lengths = fc.integer({ min: 0, max: 144_000 }).map((hundredths) => String(hundredths / 100));
    fc.assert(
      fc.property(lengths, (minutes) => {
        const input = loggedCallIn(posted({ ...OPENED, duration: minutes }), DUBAI);
        const times = timesOf(String(input.startTime), { duration: Number(input.duration) }, NOW);
        expect(times).toMatchObject({ endTime: NOW });
        expect(times.fields).toBeUndefined();
      }),
    );
  });

  test("began when the person says, once they say it", () => {
    const input = loggedCallIn(posted({ ...OPENED, startTime: "2026-11-23T11:00", duration: "2,5" }), DUBAI);
    expect(input).toMatchObject({ startTime: "2026-11-23T07:00:00.000Z", duration: 150 });
  });

  test.each(["soon", "1.500", "1e3"])("of %j minutes is refused beside the field", (duration) => {
    expect(loggedCallIn(posted({ ...OPENED, duration }), DUBAI).duration).toBe(duration);
  });

  test("of more minutes than there are does not break the form", () => {
    const input = loggedCallIn(posted({ ...OPENED, duration: "9".repeat(20) }), DUBAI);
    expect(input.startTime).toBe("2026-11-23T08:55:00.000Z");
  });
});

describe("a corrected call", () => {
  const was = { startTime: "2026-11-23T11:00", duration: "2", outcome: "busy", notes: "" };
  const edit = (fields: object) =>
    callEditIn(posted({ id: "c", seq: "7", was: JSON.stringify(was), ...was, ...fields }), DUBAI);

  test("sends what was changed, on what the person saw", () => {
    expect(edit({})).toEqual({ id: "c", base: { seq: 7 } });
    expect(edit({ duration: "2,5" })).toEqual({ id: "c", base: { seq: 7 }, duration: 150 });
  });

  test("that moves keeps its length", () => {
    expect(edit({ startTime: "2026-11-23T11:30" })).toMatchObject({
      startTime: "2026-11-23T07:30:00.000Z",
      duration: 120,
    });
  });

  test("without its length is refused, not left as it was", () => {
    expect(edit({ duration: "" })).toMatchObject({ duration: "" });
  });
});

test("a call that ends leaves the lead's status alone when asked to", () => {
  const fields = { id: "c", outcome: "not-interested", plan: "none" };
  expect(callEndIn(posted(fields), DUBAI)).not.toHaveProperty("moveLead");
  expect(callEndIn(posted({ ...fields, keepStatus: "on" }), DUBAI)).toMatchObject({ moveLead: false });
});
