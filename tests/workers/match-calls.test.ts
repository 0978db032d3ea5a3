import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { CallFilter } from "@/lib/calls/filter";
import { matchCalls } from "@/lib/calls/match";
import { listCalls, type NamedCall } from "@/lib/calls/queries";
import { INDUSTRIES, NONE, OUTCOMES } from "@/lib/enums";
import { thereAndBack } from "../support/paging";
import { callsOf } from "../support/sight";
import { aCall, aLead, as, deleteLead, organisation, type Person, person } from "../support/world";

let agent: Person;
let other: Person;
let manager: Person;
const seen = new Map<Person, NamedCall[]>();

/** Calls of an agent on leads that stay and on leads that are handed on, and of another on the agent's. */
beforeAll(async () => {
  agent = await person("agent");
  other = await person("agent");
  manager = await person("manager");
  for (let n = 0; n < 12; n++) {
    const owner = n % 3 === 0 ? other : agent;
    const lead = await aLead(owner, {
      industry: n % 5 === 4 ? null : INDUSTRIES[n % 5],
      source: n % 2 ? "Fair" : null,
    });
    for (let m = 0; m < 3; m++) {
      const by = m === 2 ? manager : owner; // a manager calls an agent's lead, too
      const fields = { outcome: OUTCOMES[(n + m) % 7] ?? null, duration: 30 };
      await aCall(await as(by.actor, `2026-03-0${7 + m}T0${n % 9}:30:00.000Z`), lead, fields);
    }
    if (n % 4 === 1) await manager.run(deleteLead, { id: lead });
  }
  for (const who of [agent, manager]) seen.set(who, await callsOf(who));
});

const filters = fc.record(
  {
    outcome: fc.subarray([...OUTCOMES, NONE], { minLength: 1 }),
    industry: fc.constantFrom(...INDUSTRIES, NONE),
    source: fc.constantFrom("Fair", "(none)"),
    userId: fc.constant("me"),
    from: fc.constantFrom("2026-03-07", "2026-03-07T05:00:00Z"),
    to: fc.constantFrom("2026-03-09", "2026-03-09T03:45:00Z"),
    dueFrom: fc.constantFrom("2026-03-07", "2026-03-08T05:00:00Z"),
    dueTo: fc.constantFrom("2026-03-09", "2026-03-10T03:45:00Z"),
  },
  { requiredKeys: [] },
);

/** The clocks of Los Angeles change on 8 March 2026, a Sunday. */
const within = fc.record({
  from: fc.constantFrom("2026-02-01", "2026-03-07", "2026-03-07T05:00:00Z"),
  to: fc.constantFrom("2026-03-20", "2026-03-09T03:45:00Z"),
  weekday: fc.constantFrom(undefined, 1, 6, 7),
  hour: fc.option(fc.integer({ min: 0, max: 23 }), { nil: undefined, freq: 1 }),
});
const zones = fc.constantFrom("Asia/Dubai", "Asia/Kolkata", "America/Los_Angeles", "Europe/London");

/** All calls that a person sees, and the pages of a filter in memory and in the database. */
async function bothWays(who: Person, asked: object, timeZone: string, limit: number) {
  const settings = { ...(await organisation()), timeZone };
  const filter = CallFilter.parse({ ...asked, limit });
  const { there, back } = await thereAndBack((cursor) => listCalls(who.ctx, settings, { ...filter, cursor }));
  const matched = matchCalls(seen.get(who) ?? [], filter, { userId: who.actor.id, settings });
  return { matched: matched.map(({ id }) => id), there, back };
}

test("a filter finds the same calls in memory as in the database, in the same order", async () => {
  await fc.assert(
    fc.asyncProperty(filters, fc.boolean(), async (asked, asAgent) => {
      const { matched, there } = await bothWays(asAgent ? agent : manager, asked, "Asia/Dubai", 200);
      expect(there.flat()).toEqual(matched);
    }),
    { numRuns: 200, seed: 20261123 },
  );
});

test("so does a filter by weekday and hour in any zone, page after page and back", async () => {
  let met = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.option(filters, { nil: {}, freq: 1 }),
      within,
      zones,
      fc.boolean(),
      async (asked, times, zone, asAgent) => {
        const { matched, there, back } = await bothWays(asAgent ? agent : manager, { ...asked, ...times }, zone, 2);
        expect(there.flat()).toEqual(matched);
        expect(back).toEqual(there);
        met += matched.length;
      },
    ),
    { numRuns: 200, seed: 20261123 },
  );
  expect(met).toBeGreaterThan(200);
});
