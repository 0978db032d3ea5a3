import type { APIRequestContext } from "@playwright/test";
import { aLead, dataOf } from "../support/api";
import { held, ready } from "../support/device";
import { expect, test } from "../support/people";
import { changesOf, queueChanges } from "../support/queue-changes";

test.use({ serviceWorkers: "allow" });

/** Generous: the time it takes is a benchmark. */
const PATIENCE = 60_000;

test("five hundred changes made offline arrive in their order, each once", async ({ signIn, api }) => {
  test.setTimeout(180_000);
  const requests = await api("agent2@demo.test");
  const lead = await aLead(requests, { name: "Long Flight" });
  const { page, id } = await signIn("agent2@demo.test");
  await ready(page, id);
  await page.context().setOffline(true);
  const changes = changesOf(lead.id, 500);
  await queueChanges(page, id, changes);
  await page.context().setOffline(false);
  await expect.poll(async () => (await held(page, id))?.queue, { timeout: PATIENCE }).toEqual([]);

  const made = (command: string) => changes.filter((change) => change.command === command).map(({ input }) => input);
  const notes = await all(requests, `/api/leads/${lead.id}/conversations`);
  const calls = await all(requests, `/api/calls?leadId=${lead.id}`);
  const { company } = await dataOf(await requests.get(`/api/leads/${lead.id}`));
  expect(notes.map((row) => row.body).reverse()).toEqual(made("addConversation").map((input) => input.body));
  expect(calls.sort(bySeq).map((row) => row.notes)).toEqual(made("logCall").map((input) => input.notes));
  expect(company).toBe(made("editLead").at(-1)?.company);
});

interface Row {
  seq: number;
  body?: string;
  notes?: string;
}

async function all(requests: APIRequestContext, path: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const at: string = `${path}${path.includes("?") ? "&" : "?"}limit=200${cursor && `&cursor=${cursor}`}`;
    const page = (await (await requests.get(at)).json()) as { data: Row[]; nextCursor: string | null };
    rows.push(...page.data);
    cursor = page.nextCursor;
  }
  return rows;
}

const bySeq = (a: Row, b: Row) => a.seq - b.seq;
