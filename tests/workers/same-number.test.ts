import { expect, test } from "vitest";
import { leadsWithPhone } from "@/lib/leads/queries";
import { aLead, as, deleteLead, organisation, type Person, person } from "../support/world";

async function namesFor(who: Person, phone: string, except?: string): Promise<string[]> {
  return (await leadsWithPhone(who.ctx, await organisation(), phone, except)).map(({ name }) => name);
}

test("a number is found as a whole, however it is written, and never by its end", async () => {
  const agent = await person("agent");
  await aLead(agent, { name: "Here", phone: "+971 50 611 2233" });
  await aLead(agent, { name: "Ends alike", phone: "+44 50 611 2233" });
  for (const written of ["0506112233", "00971 50 611 2233", "+971-50-611-2233", "٠٥٠ ٦١١ ٢٢٣٣"]) {
    expect(await namesFor(agent, written), written).toEqual(["Here"]);
  }
  expect(await namesFor(agent, "611 2233")).toEqual([]);
  expect(await namesFor(agent, "nonsense")).toEqual([]);
});

test("a lead is not its own duplicate; others are, newest first, as far as the person may see them", async () => {
  const [agent, other, manager] = [await person("agent"), await person("agent"), await person("manager")];
  const phone = "+971 50 644 5566";
  const mine = await aLead(agent, { name: "Mine", phone });
  await aLead(await as(other.actor, "2030-01-01T09:00:00.000Z"), { name: "Theirs", phone });
  expect(await namesFor(agent, phone, mine)).toEqual([]);
  expect(await namesFor(agent, phone)).toEqual(["Mine"]);
  expect(await namesFor(manager, phone, mine)).toEqual(["Theirs"]);
  expect(await namesFor(manager, phone)).toEqual(["Theirs", "Mine"]);
  await agent.run(deleteLead, { id: mine });
  expect(await namesFor(manager, phone)).toEqual(["Theirs"]);
});
