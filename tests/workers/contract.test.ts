import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { AnyCommand, EntityName } from "@/lib/command/define";
import { type CommandName, commands } from "@/lib/registry";
import { scenes } from "../support/scenes";
import { loggedValues, type Plain, type Snapshot, snapshot } from "../support/snapshot";
import { newId, type Person, rows } from "../support/world";

/** Outboxes on people's devices speak these names: none may change or go. */
const WIRE_NAMES = [
  "addConversation",
  "cancelExport",
  "changeRole",
  "createLead",
  "deactivateMember",
  "deleteCall",
  "deleteLead",
  "dismissRefusal",
  "downloadExport",
  "editCall",
  "editLead",
  "editSavedReport",
  "editSettings",
  "endCall",
  "expireExport",
  "failExport",
  "finishExport",
  "handOver",
  "inviteMember",
  "linkMember",
  "logCall",
  "noteReportRun",
  "reactivateMember",
  "registerDevice",
  "removeSavedReport",
  "renewDevice",
  "requestExport",
  "restoreCall",
  "restoreLead",
  "revokeDevice",
  "saveReport",
  "setTargets",
  "startCall",
];

test("the wire names are frozen, and each is its command's own", () => {
  expect(Object.keys(commands).sort()).toEqual(WIRE_NAMES);
  expect(Object.values(commands).map((command) => command.name)).toEqual(Object.keys(commands));
});

describe.each(Object.keys(commands) as CommandName[])("%s", (name) => {
  const command: AnyCommand = commands[name];

  test("takes an object that a JSON schema describes, and nothing unknown", () => {
    expect(z.toJSONSchema(command.input, { io: "input" })).toMatchObject({
      type: "object",
      additionalProperties: false,
    });
  });

  test("does it, and records who and what changed, before and after", async () => {
    const scene = await scenes[name]();
    const before = await snapshot();
    const operationId = newId();
    const outcome = await scene.by.run(command, scene.input, operationId);
    expect(outcome).toMatchObject({ status: "applied", replayed: false });

    const after = await snapshot();
    const logs = await logOf(scene.by, operationId);
    expect(logs.map((log) => `${log.entity}: ${log.action}`)).toEqual(scene.logs);
    expect(outcome.changes).toEqual(
      logs.map(({ seq, entity, entity_id, action }) => ({ seq, entity, entityId: entity_id, action })),
    );
    expect(logs.map((log) => `${log.entity}/${log.entity_id}`).sort()).toEqual(changedKeys(before, after));
    expect(after.get(`${logs[0]?.entity}/${logs[0]?.entity_id}`)).toMatchObject(scene.row);
    for (const log of logs) await expectLogged(log, before, after);
  });

  test("a second delivery does nothing and answers the same", async () => {
    const scene = await scenes[name]();
    const operationId = newId();
    const first = await scene.by.run(command, scene.input, operationId);
    const [world, counted] = [await snapshot(), await counts()];
    const second = await scene.by.run(command, scene.input, operationId);
    expect(second).toEqual({ ...first, replayed: true });
    expect(await snapshot()).toEqual(world);
    expect(await counts()).toEqual(counted);
  });

  test("refuses who may not, and leaves the rows as they were", async () => {
    const scene = await scenes[name]();
    expect(scene.refused).not.toHaveLength(0);
    const world = await snapshot();
    for (const { who, input = scene.input, code } of scene.refused) {
      const operationId = newId();
      const outcome = await who.run(command, input, operationId);
      expect(outcome).toMatchObject({ status: "rejected", changes: [], error: { code } });
      const [log, ...more] = await logOf(who, operationId);
      expect(log).toMatchObject({ entity: "operation", lead_id: null, audience_after: JSON.stringify([who.actor.id]) });
      expect(more).toEqual([]);
    }
    expect(await snapshot()).toEqual(world);
  });

  test("refuses an unknown field by its name, and writes nothing at all", async () => {
    const scene = await scenes[name]();
    const [world, counted] = [await snapshot(), await counts()];
    await expect(scene.by.run(command, { ...scene.input, colour: "red" })).rejects.toMatchObject({
      code: "invalid",
      fields: { colour: expect.any(String) },
    });
    expect(await snapshot()).toEqual(world);
    expect(await counts()).toEqual(counted);
  });
});

function logOf(who: Person, operationId: string): Promise<Plain[]> {
  return rows(
    "select * from activity_log where user_id = ? and operation_id = ? order by n",
    who.actor.id,
    operationId,
  );
}

async function counts(): Promise<Plain | undefined> {
  const [row] = await rows(
    "select (select count(*) from activity_log) log, (select count(*) from operations) receipts",
  );
  return row;
}

function changedKeys(before: Snapshot, after: Snapshot): string[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys.filter((key) => JSON.stringify(before.get(key)) !== JSON.stringify(after.get(key))).sort();
}

/** The log row says exactly what the tables say: the fields that differ, as they were and as they are. */
async function expectLogged(log: Plain, before: Snapshot, after: Snapshot): Promise<void> {
  const entity = log.entity as EntityName;
  const id = String(log.entity_id);
  const [old, now] = [before.get(`${entity}/${id}`), after.get(`${entity}/${id}`) ?? {}];
  const differing = Object.keys(now).filter(
    (field) => field !== "seq" && field !== "updatedAt" && (!old || old[field] !== now[field]),
  );
  const pick = (row: Plain) => Object.fromEntries(differing.map((field) => [field, row[field]]));
  expect(await loggedValues(entity, id, log.new_values)).toEqual(pick(now));
  expect(await loggedValues(entity, id, log.old_values)).toEqual(old ? pick(old) : null);
  expect(now.seq).toBe(log.seq);
  if ("updatedAt" in now) expect(now.updatedAt).toBe(log.created_at);
}
