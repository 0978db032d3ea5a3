import { beforeAll, describe, expect, test } from "vitest";
import { LeadFilter } from "@/lib/leads/filter";
import { ids, leadsOf } from "../support/sight";
import { aLead, editLead, type Person, person } from "../support/world";

const LEADS = {
  bakery: { name: "Ünïcode Bäckerei", company: "Straße & Söhne", phone: "+971 50 111 0001" },
  arabic: { name: "مُحَمَّد العلي", company: "شركة النور", phone: "+971 50 111 0002" },
  chinese: { name: "王小明", company: "深圳科技有限公司", phone: "+86 755 1234 0003" },
  futtaim: { name: "Layla Haddad", company: "Al-Futtaim Trading L.L.C.", email: "layla.h@Alfuttaim.ae" },
  emoji: { name: "🚀 Rocket O’Brien", phone: "+971 50 111 0005" },
  phone: { name: "Number Nine", company: null, phone: "+971 50 234 5678", status: "qualified" },
};
type Name = keyof typeof LEADS;

let agent: Person;
const made = new Map<string, Name>();

beforeAll(async () => {
  agent = await person("agent");
  for (const [name, fields] of Object.entries(LEADS)) {
    made.set(await aLead(agent, { phone: "+971 50 111 0004", ...fields }), name as Name);
  }
});

async function found(q: string, filter: object = {}): Promise<(Name | undefined)[]> {
  return ids(await leadsOf(agent, { q, ...filter })).map((id) => made.get(id));
}

describe("search by name, company and e-mail", () => {
  test.each<[string, Name]>([
    ["ünï", "bakery"],
    ["UNICODE", "bakery"],
    ["backerei", "bakery"],
    ["strasse", "bakery"],
    ["STRAẞE", "bakery"],
    ["soh", "bakery"],
    ["محمد", "arabic"],
    ["العلى", "arabic"],
    ["النور", "arabic"],
    ["王", "chinese"],
    ["小明", "chinese"],
    ["科技", "chinese"],
    ["有限公司", "chinese"],
    ["al fut", "futtaim"],
    ["AL-FUTTAIM", "futtaim"],
    ["trading futtaim", "futtaim"],
    ["haddad fut", "futtaim"],
    ["l.l.c", "futtaim"],
    ["layla.h@alfuttaim.ae", "futtaim"],
    ["alfuttaim.ae", "futtaim"],
    ["o'brien", "emoji"],
    ["  rocket  ", "emoji"],
  ])("finds %s", async (q, name) => {
    expect(await found(q)).toEqual([name]);
  });

  test.each(["haddadx", "uttaim", "layla bakery", "🚀", "%", "_", '"', "'; drop table leads; --", "\\"])(
    "does not find %s",
    async (q) => {
      expect(await found(q)).toEqual([]);
    },
  );

  test("takes a hundred characters, and no more", async () => {
    expect(await found("q ".repeat(50))).toEqual([]);
    expect(await found("x".repeat(100))).toEqual([]);
    expect(LeadFilter.safeParse({ q: "x".repeat(101) }).success).toBe(false);
    const name = "Wolfeschlegelsteinhausenbergerdorff".repeat(2);
    const id = await aLead(agent, { name });
    expect(ids(await leadsOf(agent, { q: name }))).toEqual([id]);
  });

  test("follows an edit: the new name is found, the old is not", async () => {
    const id = await aLead(agent, { name: "Quentin Quirk" });
    await agent.run(editLead, { id, name: "Rosalind Quirk" });
    expect(ids(await leadsOf(agent, { q: "rosalind" }))).toEqual([id]);
    expect(await leadsOf(agent, { q: "quentin" })).toEqual([]);
  });

  test("stays within a filter", async () => {
    expect(await found("number", { status: "qualified" })).toEqual(["phone"]);
    expect(await found("number", { status: "new" })).toEqual([]);
    expect(await found("number", { status: "new,contacted" })).toEqual([]);
  });
});

describe("search by phone", () => {
  test.each([
    "+971502345678",
    "00971502345678",
    "971502345678",
    "0502345678",
    "050-234-5678",
    "(050) 234 5678",
    "050.234.5678",
    "+971 (0)50 234 5678",
    "502345678",
    "2345678",
    "5678",
    "45 678",
    "５６７８",
    "٠٥٠٢٣٤٥٦٧٨",
    "\u202a+971 50 234 5678\u202c",
  ])("finds %s", async (q) => {
    expect(await found(q)).toEqual(["phone"]);
  });

  test.each(["678", "5679", "2345", "0512345678", "+4402345678", "5678 x"])("does not find %s", async (q) => {
    expect(await found(q)).toEqual([]);
  });

  test("stays within a filter", async () => {
    expect(await found("5678", { status: "qualified" })).toEqual(["phone"]);
    expect(await found("5678", { status: "new" })).toEqual([]);
    expect(await found("5678", { industry: "retail" })).toEqual([]);
  });

  test("follows an edit", async () => {
    const id = await aLead(agent, { phone: "+971 50 999 1212" });
    await agent.run(editLead, { id, phone: "+971 50 999 3434" });
    expect(await leadsOf(agent, { q: "1212" })).toEqual([]);
    expect(ids(await leadsOf(agent, { q: "9993434" }))).toEqual([id]);
  });

  test("pages with what the name matches, each lead once and in order", async () => {
    const clerk = await person("agent");
    for (let n = 0; n < 9; n++) {
      const name = n % 3 === 0 ? "Room 7777" : "Guest";
      await aLead(clerk, { name: `${name}`, phone: n % 2 === 0 ? "+971 50 333 7777" : "+971 50 333 8888" });
    }
    const all = (await leadsOf(clerk)).filter((lead) => lead.name === "Room 7777" || lead.phone.endsWith("7777"));
    for (const limit of [1, 2, 4]) {
      expect(ids(await leadsOf(clerk, { q: "7777", limit }))).toEqual(ids(all));
    }
  });
});
