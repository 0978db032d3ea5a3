import { cursorOf, type Frame } from "@/lib/realtime/protocol";
import { readFeed } from "@/lib/sync/feed";
import { itemsFor } from "@/lib/sync/items";
import type { Tab } from "./device";
import { requireOwnItems, requireWhole } from "./promises/bytes";
import type { Server } from "./server";

type Changes = Extract<Frame, { type: "changes" }>;

interface Socket {
  role: unknown;
  epoch: string;
  /** The log's `seq` that was relayed, and that of this socket's last frame. */
  relayed: number;
  last: number;
  /** On the way; a socket keeps order, what hands its frames on need not. */
  frames: Changes[];
}

/** The hub's rule of frames without its durable object, which has tests of its own: what is sent is the feed's. */
export class Hub {
  readonly #sockets = new WeakMap<Tab, Socket>();

  constructor(readonly server: Server) {}

  connect(tab: Tab): void {
    const head = this.server.witness.head();
    const role = this.server.actor(tab.viewer.id)?.role;
    if (role && tab.device.session === tab.viewer.id) {
      this.#sockets.set(tab, { role, epoch: "", relayed: head, last: head, frames: [] });
    }
  }

  /** Relays what was committed; false when this socket was closed, for the person's access changed. */
  async tell(tab: Tab): Promise<boolean> {
    const socket = this.#sockets.get(tab);
    if (!socket) return true;
    const { witness } = this.server;
    const actor = this.server.actor(tab.viewer.id);
    const feed = await readFeed(this.server.context(tab.viewer, true), socket.relayed, WINDOW);
    socket.epoch ||= feed.epoch;
    if (actor?.role !== socket.role || feed.epoch !== socket.epoch || feed.prunedThrough > socket.relayed) {
      this.#sockets.delete(tab);
      return false;
    }
    if (!actor) return false;
    const items = itemsFor(feed, actor);
    socket.relayed = feed.to;
    if (items.length === 0) return true;
    const frame = {
      type: "changes" as const,
      from: cursorOf(feed.epoch, socket.last),
      to: cursorOf(feed.epoch, feed.to),
      items,
    };
    const sight = witness.sight(actor.id);
    requireOwnItems(witness, actor.id, items, (key) => sight.has(key));
    requireWhole(witness, frame.to);
    socket.last = feed.to;
    socket.frames.push(frame);
    this.server.tally.add("frames");
    return true;
  }

  hasFrames(tab: Tab): boolean {
    return (this.#sockets.get(tab)?.frames.length ?? 0) > 0;
  }

  /** Takes a frame off its way, or leaves it there to come once more. */
  frame(tab: Tab, pick: number, again = false): Changes | undefined {
    const frames = this.#sockets.get(tab)?.frames ?? [];
    // Mostly the next one, sometimes one that overtook it.
    const n = pick < 70 ? 0 : pick % Math.max(1, frames.length);
    return again ? frames[n] : frames.splice(n, 1)[0];
  }
}

const WINDOW = 8;
