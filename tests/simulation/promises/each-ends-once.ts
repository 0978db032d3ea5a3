import { rows } from "../../support/world";
import type { Submitted } from "../ledger";
import type { Office } from "../office";
import { insist } from "../violation";
import { canary } from "../witness";

interface Receipt {
  user_id: string;
  operation_id: string;
  status: "applied" | "conflict" | "rejected";
  payload: string | null;
}

/** P1 and P2: every change has one end, in the server's receipts or still in the outbox, and its text is kept. */
export async function requireEachEndsOnce(office: Office): Promise<void> {
  const receipts = new Map<string, Receipt>();
  for (const receipt of await rows<Receipt>("select user_id, operation_id, status, payload from operations")) {
    const { operation_id: id, user_id: person } = receipt;
    if (office.direct.has(id)) continue;
    const entry = office.ledger.find(id);
    insist(entry, "P1", () => `a receipt for ${id}, which nobody submitted`);
    insist(entry.person === person, "P1", () => `${id} of ${entry.person} was done as ${person}`);
    receipts.set(id, receipt);
  }
  const queued = new Map<string, string>();
  for await (const { device, screen } of office.screens()) {
    for (const { id, state } of screen.queued) {
      const entry = office.ledger.find(id);
      insist(entry, "P1", () => `${id} is in an outbox, and nobody submitted it`);
      const refused = state === "conflict" || state === "rejected";
      const own = entry.person === screen.viewer.id && (entry.device === device.n || refused);
      insist(own, "P1", () => `${id} is in the outbox of ${screen.viewer.id} on device ${device.n}`);
      if (entry.device === device.n) queued.set(id, state);
    }
  }
  for (const entry of office.ledger.entries) {
    await requireOneEnd(office, entry, receipts.get(entry.id), queued.get(entry.id));
  }
  requireCreatedOnce(office);
}

async function requireOneEnd(
  office: Office,
  entry: Submitted,
  receipt: Receipt | undefined,
  queued: string | undefined,
) {
  const { id, command } = entry;
  const say = (what: string) => () =>
    `${command} ${id}: ${what} (receipt ${receipt?.status}, outbox ${queued}, device ${entry.device}, of ${entry.person.slice(-2)})`;
  office.tally.add(receipt?.status ?? (queued ? `left ${queued}` : "never saved"));
  if (!receipt) {
    insist(queued === "waiting" || queued === "parked" || !entry.saved || entry.decided, "P1", say("lost"));
    return;
  }
  // What was done with its answer lost, and then failed at, is sent again as the same: its person hears of it then.
  if (queued === "parked" && office.server.everCursed.has(id)) return;
  if (receipt.status === "applied") {
    insist(queued === undefined, "P1", say("done, and still in the outbox"));
    const log = office.witness.operation(entry.person, id);
    const text = JSON.stringify(log.map((row) => row.new_values));
    const [made] = entry.creates;
    if (made) insist(text.includes(canary(made)) || command === "startCall", "P1", say("done without its text"));
    return;
  }
  insist(queued === receipt.status || entry.decided, "P1", say("its person does not hear of it"));
  insist(receipt.payload, "P1", say("its input is gone"));
  const sealed = { entity: "operation" as const, id, field: "payload" };
  const payload = JSON.parse(await office.server.keyring.open(receipt.payload, sealed));
  const kept = Object.entries(entry.input).every(
    ([name, value]) => JSON.stringify(payload[name]) === JSON.stringify(value),
  );
  insist(kept, "P1", say("another input is kept"));
}

function requireCreatedOnce({ witness }: Office): void {
  const created = witness.log.filter((row) => row.old_values === null && row.entity !== "operation");
  const keys = created.map((row) => `${row.entity}/${row.entity_id}`);
  const twice = keys.find((key, i) => keys.indexOf(key) !== i);
  insist(twice === undefined, "P2", () => `${twice} was made twice`);
}
