import { describe, expect, test } from "vitest";
import type { Frame, Page } from "@/lib/realtime/protocol";
import { browserOf } from "../support/http";
import { hub, open, until } from "../support/listeners";
import {
  aCall,
  addConversation,
  aLead,
  createLead,
  editLead,
  logCall,
  newId,
  type Person,
  person,
} from "../support/world";

/** What a change costs on its way down: bytes of JSON, before compression. `most` is a quarter above what was measured. */

const CHANGES = 40;

interface Kind {
  what: string;
  most: number;
  change(agent: Person, leadId: string, n: number): Promise<unknown>;
}

const KINDS: Kind[] = [
  {
    what: "a new lead",
    most: 860,
    change: (agent, _, n) => agent.run(createLead, { ...PROFILE, id: newId(), name: `Layla Haddad ${n}` }),
  },
  {
    what: "an edit of a lead",
    most: 800,
    change: (agent, id, n) => agent.run(editLead, { id, company: `Haddad Trading ${n}` }),
  },
  {
    what: "a call, with what it does to its lead",
    most: 1670,
    change: (agent, leadId) => agent.run(logCall, { id: newId(), leadId, outcome: "no-answer", notes: "Rang out." }),
  },
  {
    what: "a note",
    most: 510,
    change: (agent, leadId) => agent.run(addConversation, { ...NOTE, id: newId(), leadId }),
  },
];

const PROFILE = {
  ...{ phone: "+971501234567", email: "layla@haddad.example", company: "Haddad Trading LLC", industry: "trading" },
  ...{ source: "Website", notes: "Asked for a price list." },
};
const NOTE = { channel: "note", direction: "internal", body: "Prefers to be called after four." };

describe.each(KINDS)("$what", ({ most, change }) => {
  test(`takes at most ${most} bytes of a pull and of a frame`, async () => {
    const agent = await person("agent");
    const leads = await Promise.all(Array.from({ length: CHANGES }, (_, n) => aLead(agent, { name: `Layla ${n}` })));
    const page = await open(agent);
    const cursor = page.cursor();
    for (const [n, id] of leads.entries()) await change(agent, id, n);
    await hub().poke();
    await until(() => expect(page.items().length).toBeGreaterThanOrEqual(CHANGES));

    const pulled = await pullFrom(agent, cursor);
    expect(pulled.page.items).toEqual(page.items());
    expect(pulled.bytes / CHANGES).toBeLessThanOrEqual(most);
    expect(bytesOf(...changesOn(page.frames)) / CHANGES).toBeLessThanOrEqual(most);
  });
});

test("a change of a lead with a long past takes no more than of one without", async () => {
  const agent = await person("agent");
  const [long, short] = [await aLead(agent), await aLead(agent)];
  for (let n = 0; n < 30; n++) {
    await aCall(agent, long);
    await agent.run(addConversation, { ...NOTE, id: newId(), leadId: long });
  }
  const bytes: number[] = [];
  for (const id of [long, short]) {
    const page = await open(agent);
    await agent.run(editLead, { id, company: "Haddad", nextAction: "Call again", nextActionDate: null });
    await hub().poke();
    await until(() => expect(page.items()).toHaveLength(1));
    bytes.push(bytesOf(...changesOn(page.frames)));
  }
  expect(Math.abs((bytes[0] ?? 0) - (bytes[1] ?? 0))).toBeLessThan(50);
});

test("many changes of one row that come together send that row once, as it is now", async () => {
  const agent = await person("agent");
  const id = await aLead(agent);
  const page = await open(agent);
  const cursor = page.cursor();
  for (let n = 1; n <= CHANGES; n++) await agent.run(editLead, { id, company: `Haddad Trading ${n}` });
  await hub().poke();
  await until(() => expect(page.items().length).toBeGreaterThan(0));

  const now = { id, row: { company: `Haddad Trading ${CHANGES}` } };
  expect(changesOn(page.frames)).toHaveLength(1);
  expect(page.items()).toHaveLength(1);
  expect(page.items()).toMatchObject([now]);
  const pulled = await pullFrom(agent, cursor);
  expect(pulled.page.items).toMatchObject([now]);
  for (const bytes of [pulled.bytes, bytesOf(...changesOn(page.frames))]) expect(bytes).toBeLessThan(1000);
});

/** The feed after a cursor, as the API answers it: all of it fits into one page. */
async function pullFrom(who: Person, cursor: string): Promise<{ page: Page; bytes: number }> {
  const browser = await browserOf(who);
  const response = await browser.send(`/api/sync/pull?cursor=${encodeURIComponent(cursor)}`);
  const text = await response.text();
  const page = JSON.parse(text);
  expect(page.more).toBe(false);
  return { page, bytes: new TextEncoder().encode(text).byteLength };
}

function changesOn(frames: readonly Frame[]): Frame[] {
  return frames.filter(({ type }) => type === "changes");
}

function bytesOf(...frames: Frame[]): number {
  return frames.reduce((sum, frame) => sum + new TextEncoder().encode(JSON.stringify(frame)).byteLength, 0);
}
