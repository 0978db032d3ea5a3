import { beforeAll, describe, expect, test } from "vitest";
import { CallFilter } from "@/lib/calls/filter";
import { listCalls } from "@/lib/calls/queries";
import { INDUSTRIES, OUTCOMES } from "@/lib/enums";
import { thereAndBack } from "../support/paging";
import { callsOf, ids } from "../support/sight";
import {
  aCall,
  aLead,
  deleteCall,
  deleteLead,
  handOver,
  organisation,
  type Person,
  person,
  rows,
} from "../support/world";

interface Stored {
  [column: string]: string | null;
  id: string;
}

let agent: Person;
let before: Person;
let manager: Person;
let lead: string;

/** Calls of two agents at repeating times: of leads each kept, of leads that went from one to the other, and of deleted ones. */
beforeAll(async () => {
  [agent, before, manager] = [await person("agent"), await person("agent"), await person("manager")];
  for (let n = 0; n < 12; n++) {
    const first = n % 2 === 0 ? agent : before;
    lead = await aLead(first, { industry: INDUSTRIES[n % 4], source: [null, "Fair", "Web"][n % 3] });
    for (let m = 0; m < 3; m++) {
      const startTime = `2026-03-0${1 + ((n + m) % 3)}T1${m}:00:00Z`;
      const call = await aCall(first, lead, { startTime, duration: 30, outcome: OUTCOMES[(n * 3 + m) % 7] ?? null });
      if ((n + m) % 7 === 0) await first.run(deleteCall, { id: call });
    }
    const to = n % 4 === 0 ? before : agent;
    if (n % 3 !== 0) await manager.run(handOver, { ids: [lead], assignedTo: to.actor.id });
    if (n === 5 || n === 6) await manager.run(deleteLead, { id: lead });
  }
});

/** The list as plain JavaScript makes it of the raw rows. */
async function expected(who: Person, keep: (row: Stored) => boolean = () => true): Promise<string[]> {
  const assignee = new Map(
    (await rows<Stored>("select * from leads where deleted_at is null")).map((row) => [row.id, row.assigned_to]),
  );
  const mine = (row: Stored) => row.user_id === who.actor.id || assignee.get(row.lead_id ?? "") === who.actor.id;
  const keyOf = (row: Stored) => `${row.start_time}|${row.id}`;
  return ids(
    (await rows<Stored>("select * from calls"))
      .filter((row) => row.deleted_at === null && (who.actor.role !== "agent" || mine(row)))
      .filter(keep)
      .sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1)),
  );
}

test("the scene has calls of both kinds for each agent, and times that repeat", async () => {
  for (const who of [agent, before]) {
    const own = await expected(who, (row) => row.user_id === who.actor.id);
    const all = await expected(who);
    expect(own.length).toBeGreaterThan(5);
    expect(all.length).toBeGreaterThan(own.length + 3);
  }
  expect(await rows("select start_time from calls group by 1 having count(*) > 2")).not.toEqual([]);
});

test("calls are each met once, newest first, on the way to the end and back", async () => {
  const settings = await organisation();
  for (const who of [agent, before, manager]) {
    for (const limit of [2, 5]) {
      const { there, back } = await thereAndBack((cursor) =>
        listCalls(who.ctx, settings, CallFilter.parse({ limit, cursor })),
      );
      expect(there.flat()).toEqual(await expected(who));
      expect(back).toEqual(there);
    }
  }
});

const MARCH = { from: "2026-03-01", to: "2026-04-01" };

describe("a filter", () => {
  const cases: [string, (who: Person) => object, (row: Stored, who: Person) => boolean][] = [
    ["lead", () => ({ leadId: lead }), (row) => row.lead_id === lead],
    ["me", () => ({ userId: "me" }), (row, who) => row.user_id === who.actor.id],
    ["a person", () => ({ userId: before.actor.id }), (row) => row.user_id === before.actor.id],
    ["an outcome", () => ({ outcome: "busy" }), (row) => row.outcome === "busy"],
    ["outcomes", () => ({ outcome: "busy,demo-booked" }), (row) => ["busy", "demo-booked"].includes(row.outcome ?? "")],
    ["every outcome", () => ({ outcome: [...OUTCOMES] }), (row) => row.outcome !== null],
    ["no outcome", () => ({ outcome: "none" }), (row) => row.outcome === null],
    ["an outcome or none", () => ({ outcome: "none,busy" }), (row) => [null, "busy"].includes(row.outcome ?? null)],
    ["every outcome or none", () => ({ outcome: [...OUTCOMES, "none"] }), () => true],
    [
      "a person and an outcome or none",
      (who) => ({ userId: who.actor.id, outcome: "none,busy" }),
      (row, who) => row.user_id === who.actor.id && [null, "busy"].includes(row.outcome ?? null),
    ],
    [
      "a lead and no outcome",
      () => ({ leadId: lead, outcome: "none" }),
      (row) => row.lead_id === lead && row.outcome === null,
    ],
    ["no industry", () => ({ industry: "none" }), (row) => row.industry === null],
    ["no source", () => ({ source: "(none)" }), (row) => row.source === null],
    ["weekday", () => ({ ...MARCH, weekday: 2 }), (row) => row.local_day === "2026-03-03"],
    ["hour", () => ({ ...MARCH, hour: 15 }), (row) => row.start_time?.slice(11, 13) === "11"],
    [
      "weekday and hour",
      () => ({ ...MARCH, weekday: 2, hour: 15 }),
      (row) => row.start_time === "2026-03-03T11:00:00.000Z",
    ],
    ["industry", () => ({ industry: "retail" }), (row) => row.industry === "retail"],
    ["source", () => ({ source: "Fair" }), (row) => row.source === "Fair"],
    ["days", () => ({ from: "2026-03-02", to: "2026-03-03" }), (row) => row.local_day === "2026-03-02"],
    [
      "all at once",
      () => ({ outcome: "busy,no-answer", userId: "me", source: "Web", industry: "retail", ...MARCH, weekday: 2 }),
      (row, who) =>
        ["busy", "no-answer"].includes(row.outcome ?? "") &&
        row.user_id === who.actor.id &&
        row.source === "Web" &&
        row.industry === "retail" &&
        row.local_day === "2026-03-03",
    ],
  ];

  test.each(cases)("by %s shows those alone, page by page", async (_, filter, keep) => {
    for (const who of [agent, before, manager]) {
      const wanted = await expected(who, (row) => keep(row, who));
      expect(ids(await callsOf(who, { ...filter(who), limit: 2 }))).toEqual(wanted);
    }
  });

  test("of a range that is reversed or too long is refused", async () => {
    for (const to of ["2026-02-28", "2031-03-06"]) {
      await expect(callsOf(agent, { from: "2026-03-01", to })).rejects.toMatchObject({
        code: "invalid",
        fields: { to: expect.any(String) },
      });
    }
  });
});
