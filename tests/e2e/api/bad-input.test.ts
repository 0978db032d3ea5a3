import type { APIRequestContext } from "@playwright/test";
import { aCall, aLead, aPhone, dataOf, NOBODY, type Row, raw, refused, written } from "../../support/api";
import {
  BAD_CALL_FIELDS,
  BAD_CONVERSATION_FIELDS,
  BAD_IDS,
  BAD_LEAD_FIELDS,
  type BadField,
} from "../../support/bad-fields";
import { expect, test } from "../../support/people";

let lead: Row;
let call: Row;

test.beforeAll(async ({ api }) => {
  const manager = await api("manager@demo.test");
  lead = await aLead(manager, { name: "Untouched" });
  call = await aCall(manager, lead.id);
});

interface Door {
  name: string;
  verb: "post" | "patch";
  path: () => string;
  /** A body that the door would take. */
  good: () => object;
  required: string[];
  bad: BadField[];
}

const DOORS: Door[] = [
  {
    name: "POST /api/leads",
    verb: "post",
    path: () => "/api/leads",
    good: () => ({ name: "Bad Input", phone: aPhone().phone }),
    required: ["name", "phone"],
    bad: [...BAD_LEAD_FIELDS, ...BAD_IDS],
  },
  {
    name: "PATCH /api/leads/:id",
    verb: "patch",
    path: () => `/api/leads/${lead.id}`,
    good: () => ({ company: `Changed ${aPhone().digits}` }),
    required: [],
    bad: [...BAD_LEAD_FIELDS, ["id", NOBODY, "not the one of the address"], ["base", 5, "not of this interface"]],
  },
  {
    name: "POST /api/calls",
    verb: "post",
    path: () => "/api/calls",
    good: () => ({ leadId: lead.id }),
    required: ["leadId"],
    bad: [...BAD_CALL_FIELDS, ...BAD_IDS, ["leadId", "x", "no id"], ["leadId", null, "null"]],
  },
  {
    name: "PATCH /api/calls/:id",
    verb: "patch",
    path: () => `/api/calls/${call.id}`,
    good: () => ({ notes: `Changed ${aPhone().digits}` }),
    required: [],
    bad: [...BAD_CALL_FIELDS, ["id", NOBODY, "not the one of the address"], ["leadId", NOBODY, "another lead"]],
  },
  {
    name: "POST /api/leads/:id/conversations",
    verb: "post",
    path: () => `/api/leads/${lead.id}/conversations`,
    good: () => ({ body: "Bad input" }),
    required: ["body"],
    bad: [...BAD_CONVERSATION_FIELDS, ...BAD_IDS, ["leadId", NOBODY, "not the one of the address"]],
  },
];

const deep = (depth: number) => `{"notes":${"[".repeat(depth)}${"]".repeat(depth)}}`;

/** Bodies that no door takes: what is sent, the status, the code and the names it must speak of. */
const BODIES: [string, ReturnType<typeof raw>, number, string, string[]][] = [
  ["a form", raw("name=x", "application/x-www-form-urlencoded"), 415, "unsupported_media_type", []],
  ["plain text", raw("{}", "text/plain"), 415, "unsupported_media_type", []],
  ["JSON by another name", raw("{}", "application/json-patch+json"), 415, "unsupported_media_type", []],
  ["nothing", raw(""), 400, "invalid", ["body"]],
  ["half of JSON", raw('{"name": "x"'), 400, "invalid", ["body"]],
  ["JSON with a comment", raw('{} // "x"'), 400, "invalid", ["body"]],
  ["an array", raw("[{}]"), 400, "invalid", ["body"]],
  ["null", raw("null"), 400, "invalid", ["body"]],
  ["a string", raw('"name"'), 400, "invalid", ["body"]],
  ["invalid UTF-8", raw(Buffer.from('{"notes":"caf\xe9"}', "latin1")), 400, "invalid", ["body"]],
  ["UTF-16", raw(Buffer.from('{"notes":"x"}', "utf16le")), 400, "invalid", ["body"]],
  ["a key twice", raw('{"notes":"a","notes":"a"}'), 400, "invalid", ["notes"]],
  ["a key twice, once escaped", raw('{"notes":"a","\\u006eotes":"b"}'), 400, "invalid", ["notes"]],
  ["a prototype", raw('{"__proto__":{"role":"admin"}}'), 400, "invalid", ["__proto__"]],
];

for (const door of DOORS) {
  test.describe(door.name, () => {
    const send = (api: APIRequestContext, options: object) => api[door.verb](door.path(), options);

    for (const [what, body, status, code, fields] of BODIES) {
      test(`refuses ${what} as its body`, async ({ api }) => {
        const before = written();
        const answer = await send(await api("manager@demo.test"), body);
        const text = await refused(answer, status, code);
        expect(Object.keys(JSON.parse(text).error.fields ?? {}), text).toEqual(expect.arrayContaining(fields));
        expect(written()).toEqual(before);
      });
    }

    test("refuses more than 1 MiB, and what is nested without end", async ({ api }) => {
      const manager = await api("manager@demo.test");
      const before = written();
      const padded = (size: number) => raw(JSON.stringify(door.good()).padEnd(size, " "));
      await refused(await send(manager, padded(1_048_577)), 413, "too_large");
      for (const depth of [100, 10_000, 500_000]) await refused(await send(manager, raw(deep(depth))), 400, "invalid");
      expect(written()).toEqual(before);
      expect((await send(manager, padded(1_048_576))).ok()).toBe(true);
    });

    for (const field of door.required) {
      test(`asks for ${field}`, async ({ api }) => {
        const before = written();
        const data: Record<string, unknown> = { ...door.good(), [field]: undefined };
        await refused(await send(await api("manager@demo.test"), { data }), 400, "invalid", [field]);
        expect(written()).toEqual(before);
      });
    }

    for (const field of new Set(door.bad.map(([name]) => name))) {
      const cases = door.bad.filter(([name]) => name === field);
      test(`refuses a wrong ${field}, ${cases.length} kinds of it`, async ({ api }) => {
        const manager = await api("manager@demo.test");
        const before = written();
        for (const [, value, why] of cases) {
          const answer = await send(manager, { data: { ...door.good(), [field]: value } });
          await test.step(why, () => refused(answer, 400, "invalid", [field]));
        }
        expect(written()).toEqual(before);
      });
    }
  });
}

test("all wrong fields are named at once", async ({ api }) => {
  const data = { phone: 5, email: "x", probability: 1000, colour: "red" };
  const answer = await (await api("manager@demo.test")).post("/api/leads", { data });
  await refused(answer, 400, "invalid", ["name", "phone", "email", "probability", "colour"]);
});

for (const id of [NOBODY, "7", "x".repeat(3000), "..%2f..%2fusers", `${NOBODY}%00`]) {
  test(`no row at the id ${id.slice(0, 40)}: 404, whatever is asked`, async ({ api }) => {
    const manager = await api("manager@demo.test");
    const before = written();
    for (const path of [`/api/leads/${id}`, `/api/calls/${id}`]) {
      await refused(await manager.get(path), 404, "not_found");
      await refused(await manager.patch(path, { data: { notes: "x" } }), 404, "not_found");
      await refused(await manager.delete(path), 404, "not_found");
    }
    await refused(await manager.post(`/api/leads/${id}/restore`), 404, "not_found");
    for (const rest of ["conversations", "timeline"]) {
      await refused(await manager.get(`/api/leads/${id}/${rest}`), 404, "not_found");
    }
    const note = await manager.post(`/api/leads/${id}/conversations`, { data: { body: "x" } });
    await refused(note, 404, "not_found");
    expect(written()).toEqual(before);
  });
}

test("a call on a lead that does not exist is not found, and an id in use is a conflict", async ({ api }) => {
  const manager = await api("manager@demo.test");
  const before = written();
  await refused(await manager.post("/api/calls", { data: { leadId: NOBODY } }), 404, "not_found");
  for (const [path, id, data] of [
    ["/api/leads", lead.id, { name: "Taken", phone: aPhone().phone }],
    ["/api/calls", call.id, { leadId: lead.id }],
  ] as const) {
    await refused(await manager.post(path, { data: { ...data, id } }), 409, "conflict", ["id"]);
  }
  expect(written()).toEqual(before);
});

test("emoji, right-to-left and combining characters come back exactly", async ({ api }) => {
  const manager = await api("manager@demo.test");
  const name = "مريم بنت عبدالله 👩🏽‍🚀 שלום e\u0301\u202e𝒳";
  const notes = "سطر\nשורה\t🇦🇪 \u200f<script>alert('x')</script> \"; drop table leads; --";
  const made = await aLead(manager, { name, notes, company: "日本 🏢" });
  expect(await dataOf(await manager.get(`/api/leads/${made.id}`))).toMatchObject({ name, notes, company: "日本 🏢" });
  const logged = await aCall(manager, made.id, { notes });
  expect((await dataOf(await manager.get(`/api/calls/${logged.id}`))).notes).toBe(notes);
  await dataOf(await manager.post(`/api/leads/${made.id}/conversations`, { data: { body: notes } }), 201);
  const [note] = await dataOf(await manager.get(`/api/leads/${made.id}/conversations`));
  expect(note.body).toBe(notes);
  const found = await dataOf(await manager.get("/api/leads", { params: { q: "عبدالله", limit: 200 } }));
  expect(found.map((row: Row) => row.id)).toContain(made.id);
});
