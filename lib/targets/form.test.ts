import { expect, test } from "vitest";
import { controlName, seqTexts, standingOn, targetsIn, targetTexts, typedTargets } from "./form";

const target = (id: string, callsPerDay: number | null, seq: number) => ({ id, callsPerDay, demosPerWeek: null, seq });

/** What the page posts: the form as it stands on `known`, with some calls a day typed over. */
function posted(known: ReturnType<typeof target>[], typed: Record<string, string>): FormData {
  const form = new FormData();
  form.set("seqs", seqTexts(known));
  form.set("was", JSON.stringify(targetTexts(known)));
  for (const [name, text] of Object.entries(targetTexts(known))) form.set(name, text);
  for (const [id, text] of Object.entries(typed)) form.set(controlName(id, "callsPerDay"), text);
  return form;
}

test("what is saved and put back at once is a change again, before the page was read anew", () => {
  const drawn = [target("a", 10, 1)];
  const saved = typedTargets(drawn, posted(drawn, { a: "20" }));
  const known = standingOn(saved, drawn);
  expect(targetsIn(posted(known, { a: "10" }))).toEqual({ targets: { a: { seq: 1, callsPerDay: 10 } } });
});

test("once the page was read anew, the next change stands on what was saved", () => {
  const drawn = [target("a", 10, 1)];
  const saved = typedTargets(drawn, posted(drawn, { a: "20" }));
  const known = standingOn(saved, [target("a", 20, 7)]);
  expect(targetsIn(posted(known, { a: "30" }))).toEqual({ targets: { a: { seq: 7, callsPerDay: 30 } } });
});

test("what others set meanwhile keeps the seq one was looking at; what one saved beside it does not wait for that", () => {
  const drawn = [target("a", 10, 1), target("b", 5, 2)];
  const saved = typedTargets(drawn, posted(drawn, { a: "20" }));
  const known = standingOn(saved, [target("a", 20, 7), target("b", 6, 8)]);
  expect(targetsIn(posted(known, { a: "30", b: "9" }))).toEqual({
    targets: { a: { seq: 7, callsPerDay: 30 }, b: { seq: 2, callsPerDay: 9 } },
  });
});

test("an emptied control is no target of one's own, and what is no number stays to be refused", () => {
  const drawn = [target("a", 10, 1)];
  expect(typedTargets(drawn, posted(drawn, { a: "" }))).toEqual([target("a", null, 1)]);
  expect(typedTargets(drawn, posted(drawn, { a: "many" }))).toEqual(drawn);
});
