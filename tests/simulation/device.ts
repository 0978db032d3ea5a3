import { IDBFactory } from "fake-indexeddb";
import type { Actor } from "@/lib/command/define";
import type { Fetch } from "@/lib/offline/net";
import { overlay, type Row } from "@/lib/offline/overlay";
import { openStore, type Queued, type Store, type StoredRow } from "@/lib/offline/store";
import { commands } from "@/lib/registry";
import { type Life, mortal } from "./mortal-store";
import type { Network } from "./network";
import type { Schedule } from "./schedule";
import type { Tally } from "./tally";

/** What a person sees on a device: what it holds, with what they changed since. */
export interface Screen {
  viewer: Actor;
  cursor: string | undefined;
  rows: Map<string, StoredRow>;
  queued: Queued[];
  shown: Map<string, Row>;
}

/** A browser: its databases, its cookie, its locks; tabs come and go. */
export class Device {
  readonly factory = new IDBFactory();
  readonly locks = new Map<string, Tab>();
  readonly tabs: (Tab | null)[] = [null, null];
  /** Databases of persons, as nobody can kill them. */
  readonly #raw = new Map<string, Store>();
  readonly touched = new Set<string>();
  /** What each person's replica held when somebody last looked. */
  readonly seen = new Map<string, Screen["rows"]>();
  full = false;
  /** How far its clock is off, in milliseconds. */
  skew = 0;

  constructor(
    readonly n: number,
    /** Whose cookie it has. */
    public session: string,
  ) {}

  people(): string[] {
    return [...this.#raw.keys()];
  }

  async store(person: string): Promise<Store> {
    const known = this.#raw.get(person);
    if (known) return known;
    globalThis.indexedDB = this.factory;
    const store = await openStore(person);
    this.#raw.set(person, store);
    return store;
  }

  /** Everything at one moment, as no tab can read it. */
  async screen(viewer: Actor): Promise<Screen> {
    const tx = (await this.store(viewer.id)).transaction(["rows", "outbox", "meta"]);
    const [rows, queued, cursor] = await Promise.all([
      tx.objectStore("rows").getAll(),
      tx.objectStore("outbox").getAll(),
      tx.objectStore("meta").get("cursor"),
    ]);
    const plain = new Map(rows.map((row) => [`${row.entity}/${row.id}`, row.row]));
    return {
      viewer,
      cursor: cursor as string | undefined,
      rows: new Map(rows.map((row) => [`${row.entity}/${row.id}`, row])),
      queued,
      shown: overlay(plain, queued, commands, viewer),
    };
  }
}

/** One page in a browser, until it is killed. */
export class Tab implements Life {
  alive = true;
  /** Requests to the database until it dies, within a transaction. */
  doom = Number.POSITIVE_INFINITY;
  /** What its person last looked at, for a form that was open for a while. */
  looked: Screen | null = null;
  readonly fetch: Fetch;

  private constructor(
    readonly device: Device,
    readonly viewer: Actor,
    readonly world: { schedule: Schedule; tally: Tally; network: Network },
    store: Store,
  ) {
    this.store = mortal(store, this);
    this.fetch = (path, init) => world.network.send(this, path, init.body as string | undefined);
  }

  readonly store: Store;

  static async open(device: Device, viewer: Actor, world: Tab["world"]): Promise<Tab> {
    return new Tab(device, viewer, world, await device.store(viewer.id));
  }

  /** The tab goes; what it had begun in its database and not committed is not done. */
  kill(): void {
    if (!this.alive) return;
    this.alive = false;
    this.world.tally.add("kills");
    this.world.schedule.kill(this);
    for (const [name, holder] of this.device.locks) if (holder === this) this.device.locks.delete(name);
    const place = this.device.tabs.indexOf(this);
    if (place >= 0) this.device.tabs[place] = null;
  }

  async breathe(): Promise<void> {
    if (!this.alive) return this.dead();
    await this.world.schedule.wait(this, "database");
  }

  fate(writes: boolean): "lives" | "dies" | "full" {
    this.doom -= 1;
    if (this.doom <= 0) this.kill();
    if (!this.alive) return "dies";
    if (!writes || !this.device.full) return "lives";
    this.world.tally.add("disk full");
    return "full";
  }

  dead(): Promise<never> {
    return this.world.schedule.never();
  }

  committed(): void {
    this.device.touched.add(this.viewer.id);
  }
}
