import { describe, expect, test, vi } from "vitest";
import type { Pushed } from "@/lib/realtime/protocol";
import { QUEUEABLE } from "@/lib/sync/queueable";
import { browserOf, json } from "../support/http";
import {
  aCall,
  aLead,
  deleteCall,
  deleteLead,
  editLead,
  newId,
  type Person,
  person,
  rows,
  startCall,
} from "../support/world";

/** An entry as clients of version 1 send it. Frozen: outboxes that were away hold these; add, never change. */
interface Sample {
  what: string;
  as?: "agent" | "manager";
  /** `{name}` stands for an id or `seq` of the world below. */
  input: Record<string, unknown>;
  base?: object;
  answer?: "applied" | "conflict" | "rejected";
}

const FILES = import.meta.glob<Sample[]>("../support/wire-v1/*.json", { eager: true, import: "default" });
const SAMPLES = new Map(Object.entries(FILES).map(([path, samples]) => [path.replace(/.*\/|\.json$/g, ""), samples]));

test("every queueable command has samples: a new one adds its own, in the version it came with", () => {
  expect([...SAMPLES.keys()].sort()).toEqual([...QUEUEABLE].sort());
});

const all = [...SAMPLES].flatMap(([command, samples]) => samples.map((sample) => ({ command, ...sample })));

test.each(all)("$command of version 1 is taken: $what", async ({ command, as = "agent", input, base, answer }) => {
  const world = await aWorld();
  const entry = fill({ id: newId(), command, input, ...(base && { base }) }, world.named);
  const { results } = await push(world[as], 1, entry);
  expect(results[entry.id]).toMatchObject({ status: answer ?? "applied" });
});

describe("a change whose input has changed since", () => {
  const OLD = { "note of today": "Said then" };

  test("is lifted at the door, and its receipt knows it by what was sent", async () => {
    const { agent, named } = await aWorld();
    const lifts = await import("@/lib/sync/lift");
    const entry = { id: newId(), command: "addConversation", input: { id: newId(), leadId: named.lead, ...OLD } };
    const lifted = vi
      .spyOn(lifts, "lift")
      .mockImplementation((_, { "note of today": body, ...rest }) => ({ ...rest, body }));
    const { results } = await push(agent, 1, entry);
    expect(results[entry.id]).toMatchObject({ status: "applied" });
    expect(await rows("select body from conversations where id = ?", entry.input.id)).toEqual([{ body: "Said then" }]);
    expect(await push(agent, 1, entry)).toMatchObject({ results });
    lifted.mockRestore();
    // Lifted otherwise, or not at all, by a later server: it is still the operation that was answered.
    expect(await push(agent, 1, { ...entry, input: { ...entry.input, more: 1 } })).toMatchObject({
      results: { [entry.id]: { status: "rejected", error: { code: "operation_reused" } } },
    });
  });
});

async function push(who: Person, v: number, ...entries: object[]): Promise<Pushed> {
  const browser = await browserOf(who);
  const response = await browser.send("/api/sync/push", json({ v, userId: who.actor.id, entries }));
  expect(response.status).toBe(200);
  return response.json<Pushed>();
}

/** What the samples are about. */
async function aWorld() {
  const [agent, other, manager] = [await person("agent"), await person("agent"), await person("manager")];
  const [lead, edited, deletedLead] = [await aLead(agent), await aLead(agent), await aLead(agent)];
  const seqOf = async (table: string, id: string) =>
    (await rows<{ seq: number }>(`select seq from ${table} where id = ?`, id))[0]?.seq;
  const seqBeforeEdit = await seqOf("leads", edited);
  await manager.run(editLead, { id: edited, company: "Theirs" });
  const [call, deletedCall, openCall] = [await aCall(agent, lead), await aCall(agent, lead), newId()];
  await agent.run(startCall, { id: openCall, leadId: lead, startTime: "2026-01-12T08:00:00.000Z" });
  await agent.run(deleteCall, { id: deletedCall });
  await agent.run(deleteLead, { id: deletedLead });
  const [refused, operation] = [newId(), newId()];
  await agent.run(editLead, { id: newId(), notes: "Of a lead that is not there" }, refused);
  await agent.run(editLead, { id: lead, notes: "Before" }, operation);
  const named: Record<string, unknown> = {
    ...{ new: newId(), agent: agent.actor.id, other: other.actor.id, lead, edited, deletedLead },
    ...{ call, deletedCall, openCall, refused, operation, seqBeforeEdit },
    ...{ seq: await seqOf("leads", lead), callSeq: await seqOf("calls", call) },
  };
  return { agent, manager, named };
}

function fill<T extends object>(sample: T, named: Record<string, unknown>): T {
  const text = JSON.stringify(sample).replace(/"\{(\w+)\}"/g, (_, name: string) => {
    expect(named).toHaveProperty(name);
    return JSON.stringify(named[name]);
  });
  return JSON.parse(text) as T;
}
