import type { Actor } from "@/lib/command/define";
import type { CaughtUp } from "./catch-up";
import type { Drained } from "./drain";
import { forgetOutbox, keptOutbox } from "./kept";
import { enqueue, type Submitted } from "./outbox";
import { renewingFetch } from "./renewing-fetch";
import { openStore, type Queued, type Store } from "./store";

/** What stands between the queue and the server right now. */
export type Obstacle = Exclude<Drained["kind"], "empty"> | "storage" | null;

/** The shortest and longest pause before a new attempt, in milliseconds; each doubles the last, with jitter. */
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 60_000;
/** How soon to look again when another tab is sending: it may have read the queue just before it grew. */
const SOON = 500;

/**
 * This tab's hold on the person's outbox: writes into it, and sends it whenever there is a chance, one tab at a time. It
 * tells its listeners, and the person's other tabs, when anything about it changed.
 */
export class Queue {
  obstacle: Obstacle = null;
  private readonly listeners = new Set<() => void>();
  private channel: BroadcastChannel | null = null;
  private opening: Promise<Store> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pause = FIRST_PAUSE;
  private sending: Promise<void> | null = null;
  private again = false;
  private listing: Promise<readonly Queued[]> | null = null;

  constructor(readonly viewer: Actor) {}

  /** Begins to send whenever there is a chance; the answer ends it. */
  start(): () => void {
    const stopping = new AbortController();
    const { signal } = stopping;
    const channel = new BroadcastChannel(`scholarix ${this.viewer.id}`);
    this.channel = channel;
    channel.onmessage = () => this.hear();
    const look = () => this.forget().then(() => this.send());
    window.addEventListener("online", look, { signal });
    window.addEventListener("focus", look, { signal });
    document.addEventListener("visibilitychange", () => document.hidden || look(), { signal });
    this.send();
    return () => {
      stopping.abort();
      clearTimeout(this.timer);
      channel.close();
      if (this.channel === channel) this.channel = null;
    };
  }

  /** Writes a change down; resolves once it is safe on this device. Throws when this browser cannot keep it. */
  async submit(change: Submitted): Promise<void> {
    await enqueue(await this.store(), change);
    this.changed(true);
    this.pause = FIRST_PAUSE;
    // Where the browser knows of no network an attempt is only in the way of what the person does next.
    if (navigator.onLine) this.send();
    else this.later(SOON);
    registerSync();
  }

  /** The outbox as it is now; whoever asks at the same moment shares the answer. */
  list(): Promise<readonly Queued[]> {
    if (this.listing) return this.listing;
    const listing = this.store().then(keptOutbox);
    const done = () => {
      if (this.listing === listing) this.listing = null;
    };
    listing.then(done, done);
    this.listing = listing;
    return listing;
  }

  /** Runs a change of the queue itself (retry, discard), then goes on sending. */
  async amend(change: (store: Store) => Promise<void>): Promise<void> {
    await change(await this.store());
    this.changed(true);
    this.send();
  }

  store(): Promise<Store> {
    this.opening ??= openStore(this.viewer.id).catch((error: unknown) => {
      this.opening = null;
      this.tell("storage");
      throw error;
    });
    return this.opening;
  }

  /** Brings the person's replica up to date, one tab at a time; null when another tab is at it. */
  async catchUp(): Promise<CaughtUp | null> {
    const [store, { catchUp }] = await Promise.all([this.store(), import("./catch-up")]);
    return exclusively(`replica ${this.viewer.id}`, async () => {
      const reached = await catchUp({ store, viewer: this.viewer, fetch: renewingFetch });
      this.changed(true);
      return reached;
    });
  }

  /**
   * How a change ended: the entry as it then stands, undefined when it is through, or `waiting` still when there is no
   * telling yet: the server cannot be asked, or `patience` milliseconds are over.
   */
  async settled(id: string, patience: number): Promise<Queued | undefined> {
    const find = async () => (await this.list()).find((entry) => entry.id === id);
    if (patience === 0) return find();
    return new Promise((resolve, reject) => {
      const look = async () => {
        try {
          const entry = await find();
          if (entry?.state === "waiting" && !this.obstacle) return;
          end(entry);
        } catch (error) {
          stop();
          reject(error);
        }
      };
      const stop = this.subscribe(look);
      const timer = setTimeout(async () => end(await find()), patience);
      const end = (entry: Queued | undefined) => {
        clearTimeout(timer);
        stop();
        resolve(entry);
      };
      look();
    });
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Sends what waits, now. */
  send(): void {
    if (this.sending) {
      this.again = true;
      return;
    }
    clearTimeout(this.timer);
    this.again = false;
    this.sending = this.attempt().finally(() => {
      this.sending = null;
      if (this.again) this.send();
    });
  }

  private async attempt(): Promise<void> {
    try {
      const store = await this.store();
      if (!(await this.list()).some(({ state }) => state === "waiting")) return this.tell(null);
      const { drain } = await import("./drain");
      const world = { store, userId: this.viewer.id, fetch: renewingFetch };
      const drained = await exclusively(`drain ${this.viewer.id}`, () => drain(world));
      if (!drained) {
        const waiting = (await this.list()).some(({ state }) => state === "waiting");
        if (waiting) this.later(SOON);
        return;
      }
      this.tell(drained.kind === "empty" ? null : drained.kind);
      if (drained.kind === "empty") this.pause = FIRST_PAUSE;
      else this.later(drained.kind === "limited" ? drained.seconds * 1000 : this.nextPause());
    } catch {
      this.tell("storage");
      this.later(LONGEST_PAUSE);
    }
  }

  private nextPause(): number {
    const pause = this.pause * (0.5 + Math.random() / 2);
    this.pause = Math.min(LONGEST_PAUSE, this.pause * 2);
    return pause;
  }

  private later(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), milliseconds);
  }

  private tell(obstacle: Obstacle): void {
    this.obstacle = obstacle;
    this.changed(true);
  }

  /** Another tab or the service worker wrote; which may be of a version that leaves no mark of it. */
  private async hear(): Promise<void> {
    await this.forget();
    this.changed();
  }

  private async forget(): Promise<void> {
    const store = await this.store().catch(() => null);
    if (store) forgetOutbox(store);
    this.listing = null;
  }

  /** `ours`: it happened in this tab, and the others are to know. */
  private changed(ours = false): void {
    this.listing = null;
    if (ours) this.channel?.postMessage("changed");
    for (const listener of this.listeners) listener();
  }
}

/** Runs `work` while no other tab of this browser runs its like; null when one does. */
async function exclusively<T>(name: string, work: () => Promise<T>): Promise<T | null> {
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : null));
}

/** Asks the browser to send the queue when there is a network, even after the tab is gone; not every browser does. */
async function registerSync(): Promise<void> {
  try {
    const worker = (await navigator.serviceWorker?.getRegistration()) as Syncing | undefined;
    await worker?.sync?.register("drain");
  } catch {
    // without it the queue goes with the next tab
  }
}

interface Syncing {
  sync?: { register(tag: string): Promise<void> };
}
