import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { INDUSTRIES, LEAD_STATUSES } from "@/lib/enums";
import { DUE, LEAD_SORTS, LeadFilter, WORTH } from "@/lib/leads/filter";
import { matchLeads } from "@/lib/leads/match";
import { listLeads } from "@/lib/leads/queries";
import type { Lead } from "@/lib/leads/schema";
import { leadRows, openLeadRow } from "@/lib/sync/rows";
import { thereAndBack } from "../support/paging";
import { aLead, as, deleteLead, editLead, organisation, type Person, person } from "../support/world";

const NAMES = [
  "Amal Haddad",
  "amal haddad",
  "Ünal Öz",
  "李雷",
  "مريم الفهيم",
  "Al Futtaim Trading",
  "Zoë 😀 Quinn",
  "بدر",
];
const NOW = "2026-04-02T09:00:00.000Z";
let agent: Person;
let manager: Person;
let all: Lead[];

beforeAll(async () => {
  agent = await person("agent");
  manager = await person("manager");
  for (let n = 0; n < 40; n++) {
    const by = await as(
      n % 3 === 0 ? manager.actor : agent.actor,
      `2026-03-0${1 + (n % 4)}T${10 + (n % 5)}:00:00.000Z`,
    );
    const id = await aLead(by, {
      name: NAMES[n % NAMES.length],
      company: n % 4 === 0 ? null : NAMES[(n * 3) % NAMES.length],
      email: n % 5 === 0 ? `someone${n}@futtaim.example` : null,
      status: LEAD_STATUSES[n % 6],
      industry: n % 7 === 0 ? null : INDUSTRIES[n % 5],
      source: n % 2 === 0 ? "Fair" : null,
      ...(n % 3 > 0 && { estimatedValue: n * 100 }),
      ...(n % 4 > 0 && { probability: n }),
      nextActionDate: n % 5 === 0 ? null : `2026-04-0${1 + (n % 9)}T06:00:00Z`,
      ...(n % 6 === 0 && { assignedTo: manager.actor.id }),
    });
    // Some are closed later than they were created, some another way, and some are opened again.
    const later = await as(manager.actor, `2026-03-0${5 + (n % 3)}T08:00:00.000Z`);
    if (n % 5 === 2) await later.run(editLead, { id, status: LEAD_STATUSES[(n + 3) % 6] });
    if (n % 11 === 9) await manager.run(deleteLead, { id });
  }
  const settings = await organisation();
  const { there } = await thereAndBack((cursor) =>
    listLeads(manager.ctx, settings, LeadFilter.parse({ cursor, limit: 50 })),
  );
  // As a device is sent them.
  const [kept] = await manager.ctx.db.batch([leadRows(manager.ctx.db)]);
  const whole = await Promise.all(kept.map((row) => openLeadRow(manager.ctx, row)));
  all = whole.filter(({ id }) => there.flat().includes(id)).map(({ row }) => row as unknown as Lead);
});

const filters = fc.record(
  {
    status: fc.subarray([...LEAD_STATUSES], { minLength: 1 }),
    industry: fc.constantFrom(...INDUSTRIES, "none"),
    source: fc.constantFrom("Fair", "(none)"),
    assignedTo: fc.constantFrom("me", "none"),
    due: fc.constantFrom(...DUE),
    createdFrom: fc.constantFrom("2026-03-02", "2026-03-02T11:00:00Z"),
    createdTo: fc.constantFrom("2026-03-03", "2026-03-04T12:00:00Z"),
    closedFrom: fc.constantFrom("2026-03-02", "2026-03-04T11:00:00Z", "2026-03-05T08:00:00Z"),
    closedTo: fc.constantFrom("2026-03-05T08:00:00Z", "2026-03-07", "2026-03-20"),
    worth: fc.constantFrom(...WORTH),
    q: fc.constantFrom(
      "amal",
      "had",
      "AL FUT",
      "oz",
      "unal",
      "李",
      "雷",
      "مريم",
      "فهيم",
      "futtaim example",
      "😀",
      "1",
      "zzz",
    ),
    sort: fc.constantFrom(...LEAD_SORTS),
  },
  { requiredKeys: [] },
);

test("a filter finds the same in memory as in the database, in the same order", async () => {
  const settings = await organisation();
  await fc.assert(
    fc.asyncProperty(filters, fc.boolean(), async (asked, asAgent) => {
      const who = await as((asAgent ? agent : manager).actor, NOW);
      const filter = LeadFilter.parse({ ...asked, limit: 100 });
      const found = await listLeads(who.ctx, settings, filter);
      const seen = asAgent ? all.filter((lead) => lead.assignedTo === agent.actor.id) : all;
      const matched = matchLeads(seen, filter, { userId: who.actor.id, settings, now: NOW });
      expect(matched.map(({ id }) => id)).toEqual(found.data.map(({ id }) => id));
    }),
    { numRuns: 400, seed: 20261123 },
  );
});

test("a number is found by its end, with and without zeros, in memory as in the database", async () => {
  const settings = await organisation();
  for (const { phone } of all.slice(0, 10)) {
    for (const q of [phone, `0${phone.slice(4)}`, phone.slice(-4), phone.slice(-7), phone.replace("+", "00"), "9999"]) {
      const filter = LeadFilter.parse({ q, limit: 100 });
      const found = await listLeads(manager.ctx, settings, filter);
      const matched = matchLeads(all, filter, { userId: manager.actor.id, settings, now: NOW });
      expect(matched.map(({ id }) => id)).toEqual(found.data.map(({ id }) => id));
    }
  }
});
