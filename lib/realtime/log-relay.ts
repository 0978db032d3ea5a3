import type { Context } from "@/lib/command/context";
import { type Feed, readFeed } from "@/lib/sync/feed";
import { itemsFor } from "@/lib/sync/items";
import { mustReset } from "@/lib/sync/state";
import { operationEnds, type Part, partsOf } from "./frames";
import {
  type Farewell,
  farewell,
  type Introduction,
  listenerOf,
  newListener,
  type Socket,
  send,
  sendText,
} from "./listener";
import { type Cursor, cursorOf, MAX_BEHIND, parseCursor } from "./protocol";

/** Milliseconds in which further pokes become one reading. */
const COALESCE = 50;
/** Log rows a reading. */
const WINDOW = 500;
const RELAYED = "relayed";
/** After every row there can be. */
const THE_END = Number.MAX_SAFE_INTEGER - WINDOW;

interface Room {
  storage: DurableObjectStorage;
  context(): Promise<Omit<Context, "actor">>;
  sockets(tag?: string): Iterable<Socket>;
  dismiss(socket: Socket, reason: Farewell): void;
  lostSight(socket: Socket, leadId: string): void;
}

/**
 * Reads the log from where it stopped, and sends each socket what its person may see. How far it has come is stored only
 * once everything is sent: after a crash it sends again, and skips the sockets that have it.
 */
export class LogRelay {
  readonly #room: Room;
  #turn: Promise<unknown> = Promise.resolve();
  #running: Promise<void> | null = null;
  #wanted = false;
  #relayed: Cursor | null = null;
  /** Whose access changed, and the `seq` of that: who was let in just before is to come again. */
  readonly #ended = new Map<string, number>();

  constructor(room: Room) {
    this.#room = room;
  }

  /** Relays all there is: at once, and what is asked for meanwhile a moment later, together. */
  run(): Promise<void> {
    this.#wanted = true;
    this.#running ??= this.#runWhileWanted().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Greets a socket between two readings, so that it misses nothing; the first one starts at the log's end. */
  join(socket: Socket, introduction: Introduction): Promise<void> {
    return this.#inTurn(async () => {
      const head = (this.#isEmpty() ? null : await this.#stored()) ?? (await this.#startAtEnd());
      const { actor, cursor } = introduction;
      if (actor.seq < (this.#ended.get(actor.id) ?? 0)) return farewell(socket, "access-changed");
      socket.setState(newListener(introduction, head));
      send(socket, { type: "hello", cursor: head });
      if (cursor !== null && isBehind(cursor, head)) send(socket, { type: "reset" });
    });
  }

  /** Moves a socket that heard nothing for long up to here, so that its client has less to pull. */
  tellHowFar(socket: Socket): void {
    const listener = listenerOf(socket);
    if (!listener || !this.#relayed || listener.to === this.#relayed) return;
    send(socket, { type: "changes", from: listener.to, to: this.#relayed, items: [] });
  }

  async #runWhileWanted(): Promise<void> {
    while (this.#wanted) {
      this.#wanted = false;
      await this.#inTurn(() => this.#relay());
      await new Promise((resume) => setTimeout(resume, COALESCE));
    }
  }

  async #relay(): Promise<void> {
    for (let more = !this.#isEmpty(); more; ) {
      const from = (await this.#stored()) ?? (await this.#startAtEnd());
      const place = parseCursor(from) ?? { epoch: "", seq: 0 };
      const feed = await readFeed(await this.#room.context(), place.seq, WINDOW);
      if (mustReset({ ...feed, roleChanged: false }, place)) {
        return this.#startAgain(cursorOf(feed.epoch, feed.head));
      }
      if (feed.to > place.seq) {
        this.#deliver(feed);
        await this.#store(cursorOf(feed.epoch, feed.to));
      }
      more = feed.more;
    }
  }

  #deliver(feed: Feed): void {
    const ended = accessEndings(feed);
    for (const [userId, seq] of ended) this.#ended.set(userId, seq);
    const ends = operationEnds(feed.log);
    for (const sockets of this.#concerned(feed, ended)) {
      const actor = sockets[0] && listenerOf(sockets[0])?.actor;
      if (!actor) continue;
      if (ended.has(actor.id)) {
        for (const socket of sockets) this.#room.dismiss(socket, "access-changed");
        continue;
      }
      const items = itemsFor(feed, actor);
      if (items.length === 0) continue;
      const gone = items.filter((item) => item.entity === "lead" && item.row === null);
      // one person's sockets are all as far, but after a crash between sending and storing
      for (const [since, group] of Map.groupBy(sockets, seqOf)) {
        const parts = partsOf(
          items.filter(({ seq }) => seq > since),
          ends,
          feed.to,
        );
        for (const socket of group) {
          if (parts) this.#sendParts(socket, feed.epoch, parts);
          else this.#reset(socket, cursorOf(feed.epoch, feed.to));
        }
      }
      for (const socket of sockets) {
        for (const { id } of gone) this.#room.lostSight(socket, id);
      }
    }
  }

  #sendParts(socket: Socket, epoch: string, parts: Part[]): void {
    for (const { to, items } of parts) {
      const listener = listenerOf(socket);
      if (!listener) return;
      const cursor = cursorOf(epoch, to);
      sendText(
        socket,
        `{"type":"changes","from":${JSON.stringify(listener.to)},"to":${JSON.stringify(cursor)},"items":${items}}`,
      );
      socket.setState({ ...listener, to: cursor });
    }
  }

  /** The sockets of each person whom the log's audiences name. */
  #concerned(feed: Feed, ended: ReadonlyMap<string, number>): Iterable<Socket[]> {
    const names = new Set(feed.log.flatMap(({ before, after }) => [...before, ...after]));
    const tags = [...names, ...ended.keys()].map((name) => (name === "managers" ? name : `person:${name}`));
    const found = names.has("everyone")
      ? [...this.#room.sockets()]
      : new Set(tags.flatMap((tag) => [...this.#room.sockets(tag)]));
    return Map.groupBy(found, (socket) => listenerOf(socket)?.actor.id).values();
  }

  /** Another history, or too much of this one: everyone reads anew. */
  async #startAgain(head: Cursor): Promise<void> {
    for (const socket of this.#room.sockets()) this.#reset(socket, head);
    await this.#store(head);
  }

  #reset(socket: Socket, to: Cursor): void {
    const listener = listenerOf(socket);
    if (!listener) return;
    send(socket, { type: "reset" });
    socket.setState({ ...listener, to });
  }

  async #startAtEnd(): Promise<Cursor> {
    const { epoch, head } = await readFeed(await this.#room.context(), THE_END, 1);
    return this.#store(cursorOf(epoch, head));
  }

  async #stored(): Promise<Cursor | null> {
    this.#relayed = (await this.#room.storage.get<Cursor>(RELAYED)) ?? null;
    return this.#relayed;
  }

  async #store(cursor: Cursor): Promise<Cursor> {
    await this.#room.storage.put(RELAYED, cursor);
    this.#relayed = cursor;
    return cursor;
  }

  #isEmpty(): boolean {
    return this.#room.sockets()[Symbol.iterator]().next().done === true;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => null);
    return turn;
  }
}

function seqOf(socket: Socket): number {
  return parseCursor(listenerOf(socket)?.to ?? "")?.seq ?? 0;
}

function isBehind(cursor: Cursor, head: Cursor): boolean {
  const [from, to] = [parseCursor(cursor), parseCursor(head)];
  return !from || from.epoch !== to?.epoch || to.seq - from.seq > MAX_BEHIND;
}

const ENDINGS = new Set(["member_deactivated", "member_role_changed"]);

function accessEndings({ log }: Feed): ReadonlyMap<string, number> {
  const changed = log.filter(({ entity, action }) => entity === "user" && ENDINGS.has(action));
  return new Map(changed.map(({ entityId, seq }) => [entityId, seq]));
}
