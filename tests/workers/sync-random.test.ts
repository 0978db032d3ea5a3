import fc from "fast-check";
import { expect, test } from "vitest";
import { doTheWork, RUNS, workingDay } from "../support/random-work";
import { catchUp, type Device, newDevice, pullOnce } from "../support/sync-client";
import { oracleFor } from "../support/sync-oracle";
import { type Person, person } from "../support/world";

test("every device ends with what its person may see, whenever it pulled, and was told of nothing else (P5, P8)", async () => {
  await fc.assert(
    fc.asyncProperty(workingDay, async (steps) => {
      const people = [await person("agent"), await person("agent"), await person("manager"), await person("admin")];
      const devices = people.map(() => newDevice());
      const everSeen = people.map(() => new Set<string>());
      let n = 0;
      /** After each change some device, in turn, pulls a page or two of what it has not seen. */
      const afterwards = async () => {
        for (const [i, who] of people.entries()) {
          for (const key of (await oracleFor(who)).keys()) everSeen[i]?.add(key);
        }
        n += 1;
        const i = (n * 7 + (n >> 2)) % people.length;
        const [who, device] = [people[i] as Person, devices[i] as Device];
        const before = device.told.length;
        for (let pages = n % 3; pages > 0; pages--) await pullOnce(who, device, { log: 4, rows: 5 });
        await expectAllowed(who, device.told.slice(before), everSeen[i] ?? new Set());
      };
      const working = people.map((who) => ({
        ...who,
        run: async (...change: Parameters<Person["run"]>) => {
          const outcome = await who.run(...change);
          await afterwards();
          return outcome;
        },
      }));
      await doTheWork(working, steps);
      for (const [i, who] of people.entries()) {
        const device = await catchUp(who, devices[i] as Device);
        const held = [...device.rows].map(([key, item]) => [key, item.row?.seq] as const).sort();
        expect(held).toEqual([...(await oracleFor(who))].sort());
        expect(device.resets).toBe(0);
        const fresh = await catchUp(who, newDevice());
        expect([...fresh.rows.keys()].sort()).toEqual(held.map(([key]) => key));
      }
    }),
    RUNS,
  );
}, 120_000);

/** A row only while it may be seen, its absence only to who saw it. */
async function expectAllowed(who: Person, told: Device["told"], everSeen: Set<string>): Promise<void> {
  const now = await oracleFor(who);
  for (const { entity, id, row } of told) {
    if (row) expect(now.has(`${entity}/${id}`), `${entity}/${id} is sent to who may see it`).toBe(true);
    else expect(everSeen.has(`${entity}/${id}`), `${entity}/${id} was seen before it went`).toBe(true);
  }
}
