import "./no-complaints";
import "./no-waiting";
import "fake-indexeddb/auto";
import { env } from "cloudflare:workers";
import type { Actor } from "@/lib/command/define";
import { execute } from "@/lib/command/execute";
import { openKeyring } from "@/lib/crypto/keyring";
import { SYSTEM_ID } from "@/lib/members/policy";
import { commands } from "@/lib/registry";
import { KEY } from "../support/world";
import { emptyDatabase, restoreImage, takeImage } from "./clean";
import { Device, type Screen, Tab } from "./device";
import { Hub } from "./hub";
import { Ledger } from "./ledger";
import { Network } from "./network";
import { Schedule } from "./schedule";
import { Server } from "./server";
import { Tally } from "./tally";
import { canary, Witness } from "./witness";

/** Who has which device: the second agent's second is the first one's, too. */
const DEVICES = [0, 0, 1, 2];

const ROLES = ["admin", "agent", "agent", "manager"] as const;
/** Whose leads there are at the beginning. */
const OWNERS = [0, 0, 1, 1, null];
/** More ids than the founding takes. */
const FOUNDING = 100;
let image: Awaited<ReturnType<typeof takeImage>> | undefined;

/** The whole world of one history. */
export class Office {
  readonly tally = new Tally();
  readonly schedule = new Schedule();
  readonly witness = new Witness();
  readonly ledger = new Ledger();
  readonly server: Server;
  readonly network: Network;
  readonly hub: Hub;
  /** Two agents and a manager, who have devices. */
  people: string[] = [];
  devices: Device[] = [];
  /** Operations of whom no device knows: the administrator's. */
  readonly direct = new Set<string>();
  #boss = "";
  #ids = 0;

  private constructor(server: (office: Office) => Server) {
    this.server = server(this);
    this.network = new Network(this.schedule, this.server, this.tally);
    this.hub = new Hub(this.server);
  }

  /** A new office each time, and always the same one. */
  static async open(): Promise<Office> {
    const keyring = await openKeyring(KEY);
    const office = new Office(({ schedule, witness, tally }) => new Server(keyring, schedule, witness, tally));
    const [boss = "", ...people] = ROLES.map(() => office.newId());
    office.#boss = boss;
    office.people = people;
    image ??= await office.#found();
    await restoreImage(image);
    office.#ids = FOUNDING;
    await office.witness.look();
    for (const { operation_id } of office.witness.log) office.direct.add(operation_id);
    office.devices = DEVICES.map((who, n) => new Device(n, people[who] ?? ""));
    return office;
  }

  /** The next id, a UUID version 7 in form; the same in every run of a history. */
  newId(): string {
    this.#ids += 1;
    return `01900000-0000-7000-8000-${String(this.#ids).padStart(12, "0")}`;
  }

  /** What the administrator does, at once and undisturbed. */
  async decree(command: keyof typeof commands, input: object): Promise<void> {
    const actor = this.server.actor(this.#boss);
    if (actor) await this.#run(actor, command, input);
  }

  /** The person as the server knows them now, active or not. */
  known(id: string): Actor {
    return this.witness.person(id) as unknown as Actor;
  }

  /** The tab at this place, opened anew where there is none, for whom the device is signed in. */
  async tab(n: number): Promise<Tab> {
    const device = this.devices[(n >> 1) % this.devices.length] as Device;
    const open = device.tabs[n % 2];
    if (open?.alive) return open;
    const tab = await Tab.open(device, this.known(device.session), this);
    device.tabs[n % 2] = tab;
    this.hub.connect(tab);
    return tab;
  }

  openTabs(): Tab[] {
    return this.devices.flatMap(({ tabs }) => tabs).filter((tab) => tab !== null);
  }

  /** Everyone's screens on every device that they have used. */
  async *screens(touchedOnly = false): AsyncGenerator<{ device: Device; screen: Screen }> {
    for (const device of this.devices) {
      for (const person of device.people()) {
        if (touchedOnly && !device.touched.delete(person)) continue;
        yield { device, screen: await device.screen(this.known(person)) };
      }
    }
  }

  /** The log up to here moves out of the way, as a checkpoint would let it. */
  async prune(through: number): Promise<void> {
    await env.DB.batch([
      env.DB.prepare("update log_state set pruned_through = max(pruned_through, ?)").bind(through),
      env.DB.prepare("delete from activity_log where seq <= ?").bind(through),
    ]);
  }

  async renewEpoch(): Promise<void> {
    await env.DB.prepare("update log_state set epoch = ?").bind(this.newId().slice(-8)).run();
  }

  /** Whom there is, and which leads, before the first history. */
  async #found() {
    await emptyDatabase();
    const system: Actor = { id: SYSTEM_ID, email: "system", name: "", role: "admin", active: true, seq: 0 };
    for (const [i, id] of [this.#boss, ...this.people].entries()) {
      const role = ROLES[i] ?? "agent";
      await this.#run(system, "inviteMember", { id, email: `${id}@example.test`, name: `${role} ${i}`, role });
    }
    for (const [i, who] of OWNERS.entries()) {
      const id = this.newId();
      const lead = { id, name: `Lead ${canary(id)}`, phone: `+9715013${10_000 + i}`, source: "Fair" };
      await this.decree("createLead", { ...lead, assignedTo: who === null ? null : this.people[who] });
      const [note, call] = [this.newId(), this.newId()];
      await this.decree("addConversation", { id: note, leadId: id, body: `Said ${canary(note)}` });
      const heard = { startTime: "2026-11-20T09:00:00.000Z", duration: 60, outcome: "no-answer" };
      await this.decree("logCall", { id: call, leadId: id, ...heard, notes: `Heard ${canary(call)}` });
    }
    return takeImage();
  }

  async #run(actor: Actor, name: keyof typeof commands, input: object): Promise<void> {
    const operationId = this.newId();
    this.direct.add(operationId);
    await execute(commands[name], this.server.context(actor, true), input, { operationId });
    await this.witness.look();
  }
}
