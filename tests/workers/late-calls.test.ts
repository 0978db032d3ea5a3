import { describe, expect, test } from "vitest";
import type { Entry } from "@/lib/realtime/protocol";
import { entry, send, seqOf } from "../support/pushing";
import { aLead, deleteLead, editLead, handOver, newId, type Person, person, rows } from "../support/world";

describe("who held the lead when they called", () => {
  async function handedOver() {
    const [agent, other, manager] = [await person("agent"), await person("agent"), await person("manager")];
    const leadId = await aLead(agent, { industry: "retail", source: "Fair" });
    const base = { seq: await seqOf("leads", leadId) };
    await manager.run(handOver, { ids: [leadId], assignedTo: other.actor.id });
    await other.run(editLead, { id: leadId, industry: "trading", source: "Secret" });
    return { agent, other, manager, leadId, base };
  }

  test("may still append call and note, which do nothing to the lead", async () => {
    const { agent, other, leadId, base } = await handedOver();
    const before = await seqOf("leads", leadId);
    const [callId, loggedId, noteId] = [newId(), newId(), newId()];
    const entries = [
      entry("startCall", { id: callId, leadId }, { base }),
      entry("endCall", { id: callId, outcome: "demo-booked", duration: 1 }, { base }),
      entry("logCall", { id: loggedId, leadId, outcome: "not-interested" }, { base }),
      entry("addConversation", { id: noteId, leadId, body: "said then" }, { base }),
    ];
    const { results } = await send(agent, ...entries);
    expect(Object.values(results).map(({ status }) => status)).toEqual(Array(4).fill("applied"));
    expect(await seqOf("leads", leadId)).toBe(before);
    expect(await rows("select industry, source, user_id from calls where lead_id = ?", leadId)).toEqual(
      Array(2).fill({ industry: "retail", source: "Fair", user_id: agent.actor.id }),
    );
    const audience = async (id: string) =>
      (await rows<{ audience_after: string }>("select audience_after from activity_log where entity_id = ?", id)).map(
        (log) => new Set(JSON.parse(log.audience_after)),
      );
    for (const told of [...(await audience(callId)), ...(await audience(loggedId))]) {
      expect(told).toEqual(new Set(["managers", agent.actor.id, other.actor.id]));
    }
    expect(await audience(noteId)).toEqual([new Set(["managers", other.actor.id])]);
  });

  test("is told the same when it comes again", async () => {
    const { agent, leadId, base } = await handedOver();
    const note = entry("addConversation", { id: newId(), leadId, body: "said then" }, { base });
    const first = await send(agent, note);
    expect(await send(agent, note)).toEqual(first);
  });

  test("is who held it then: not before, not after, not without saying when, not another", async () => {
    const { agent, other, manager, leadId, base } = await handedOver();
    const now = await seqOf("leads", leadId);
    const stranger = await person("agent");
    const note = (more: object) => entry("addConversation", { id: newId(), leadId, body: "x" }, more);
    const cases: [Person, Entry][] = [
      [agent, note({})],
      [agent, note({ base: {} })],
      [agent, note({ base: { seq: now } })],
      [agent, note({ base: { seq: now + 1000 } })],
      [agent, note({ base: { seq: base.seq - 1 } })],
      [stranger, note({ base })],
    ];
    for (const [who, change] of cases) {
      expect((await send(who, change)).results[change.id], JSON.stringify(change.base)).toMatchObject({
        status: "rejected",
        error: { code: "not_found" },
      });
    }
    const held = note({ base: { seq: 0 } });
    expect((await send(other, held)).results[held.id]).toMatchObject({ status: "applied" });
    await manager.run(deleteLead, { id: leadId });
    const [late, ofDeleted] = [note({ base: { seq: now } }), note({ base: { seq: now + 1000 } })];
    expect((await send(other, late)).results[late.id]).toMatchObject({ status: "applied" });
    expect(await rows("select audience_after from activity_log where operation_id = ?", late.id)).toEqual([
      { audience_after: "[]" },
    ]);
    expect((await send(manager, ofDeleted)).results[ofDeleted.id]).toMatchObject({ error: { code: "not_found" } });
  });

  test("edits it no more", async () => {
    const { agent, leadId, base } = await handedOver();
    const edit = entry("editLead", { id: leadId, notes: "x" }, { base });
    expect((await send(agent, edit)).results[edit.id]).toMatchObject({
      status: "rejected",
      error: { code: "not_found" },
    });
  });
});
