import { type Cursor, type Frame, type Item, type Pulled, parseCursor } from "./protocol";

interface World {
  /** The page of the feed after a cursor. */
  pull(cursor: Cursor): Promise<Pulled>;
  show(items: Item[]): void;
  /** Too much was missed to be told one by one: everything on screen is to be read again. */
  readAnew(): void;
}

/**
 * Keeps a tab in step with the log. Frames and pulls are taken one at a time, and each change once: what is behind the
 * cursor is known already, and before what lies beyond it the gap is pulled.
 */
export class Follower {
  readonly #world: World;
  /** Null after a reset: all is read anew, and the next frame says where that is. */
  #cursor: Cursor | null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(cursor: Cursor, world: World) {
    this.#cursor = cursor;
    this.#world = world;
  }

  get cursor(): Cursor | null {
    return this.#cursor;
  }

  /** Throws what a pull throws; the next frame or pull then closes the gap. */
  take(frame: Extract<Frame, { type: "hello" | "changes" | "reset" }>): Promise<void> {
    return this.#inTurn(async () => {
      if (frame.type === "reset") return this.#reset();
      if (frame.type === "hello") return this.#reach(frame.cursor);
      if (this.#cursor === null || order(frame.from, this.#cursor) <= 0) {
        if (this.#cursor === null || order(frame.to, this.#cursor) > 0) this.#show(frame.items, frame.to);
        return;
      }
      await this.#pull();
    });
  }

  /** Asks for what a frame may have failed to bring. */
  catchUp(): Promise<void> {
    return this.#inTurn(() => this.#pull());
  }

  async #reach(head: Cursor): Promise<void> {
    if (this.#cursor === null) {
      this.#cursor = head;
      this.#world.readAnew();
    } else if (order(this.#cursor, head) !== 0) await this.#pull();
  }

  async #pull(): Promise<void> {
    for (let more = true; more && this.#cursor !== null; ) {
      const page = await this.#world.pull(this.#cursor);
      if ("reset" in page) return this.#reset();
      this.#show(page.items, page.to);
      more = page.more;
    }
  }

  #show(items: Item[], to: Cursor): void {
    if (items.length > 0) this.#world.show(items);
    this.#cursor = to;
  }

  #reset(): void {
    this.#cursor = null;
    this.#world.readAnew();
  }

  #inTurn(work: () => Promise<void> | void): Promise<void> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => null);
    return turn;
  }
}

/** Negative when a comes first; another history is beyond everything. */
function order(a: Cursor, b: Cursor): number {
  const [left, right] = [parseCursor(a), parseCursor(b)];
  return left && right && left.epoch === right.epoch ? left.seq - right.seq : 1;
}
