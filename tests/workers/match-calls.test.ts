import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { CallFilter } from "@/lib/calls/filter";
import { matchCalls } from "@/lib/calls/match";
import { listCalls, type NamedCall } from "@/lib/calls/queries";
import { INDUSTRIES, OUTCOMES } from "@/lib/enums";
import { aCall, aLead, as, deleteLead, organisation, type Person, person } from "../support/world";

let agent: Person;
let other: Person;
let manager: Person;

/** Calls of an agent on leads that stay and on leads that are handed on, and of another on the agent's. */
beforeAll(async () => {
  agent = await person("agent");
  other = await person("agent");
  manager = await person("manager");
  for (let n = 0; n < 12; n++) {
    const owner = n % 3 === 0 ? other : agent;
    const lead = await aLead(owner, { industry: INDUSTRIES[n % 5], source: n % 2 ? "Fair" : null });
    for (let m = 0; m < 3; m++) {
      const by = m === 2 ? manager : owner; // a manager calls an agent's lead, too
      await aCall(await as(by.actor, `2026-03-1${m}T0${n % 9}:00:00.000Z`), lead, { outcome: OUTCOMES[(n + m) % 6] });
    }
    if (n % 4 === 1) await manager.run(deleteLead, { id: lead });
  }
});

const filters = fc.record(
  {
    outcome: fc.subarray([...OUTCOMES], { minLength: 1 }),
    industry: fc.constantFrom(...INDUSTRIES),
    source: fc.constant("Fair"),
    userId: fc.constant("me"),
    from: fc.constantFrom("2026-03-10", "2026-03-10T05:00:00Z"),
    to: fc.constantFrom("2026-03-12", "2026-03-12T03:00:00Z"),
  },
  { requiredKeys: [] },
);

test("a filter finds the same calls in memory as in the database, in the same order", async () => {
  const settings = await organisation();
  const seenBy = async (who: Person) => (await listCalls(who.ctx, settings, CallFilter.parse({ limit: 200 }))).data;
  const seen = new Map<Person, NamedCall[]>();
  for (const who of [agent, manager]) seen.set(who, await seenBy(who));
  await fc.assert(
    fc.asyncProperty(filters, fc.constantFrom(agent, manager), async (asked, who) => {
      const filter = CallFilter.parse({ ...asked, limit: 200 });
      const found = await listCalls(who.ctx, settings, filter);
      const matched = matchCalls(seen.get(who) ?? [], filter, { userId: who.actor.id, settings });
      expect(matched.map(({ id }) => id)).toEqual(found.data.map(({ id }) => id));
    }),
    { numRuns: 200, seed: 20261123 },
  );
});
