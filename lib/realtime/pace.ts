/** Messages a second, of any kind, after which a socket is shut. */
const FLOOD = 20;
/** Milliseconds between two places. */
const BETWEEN = 1000;

/** How fast a socket talks. Kept in memory: one that talks keeps the hub awake, and one that does not has nothing to count. */
export class Pace {
  readonly #windows = new WeakMap<object, { start: number; count: number }>();
  readonly #moved = new WeakMap<object, number>();

  /** Counts a message; false when there are too many. */
  mayTalk(socket: object, now = Date.now()): boolean {
    const window = this.#windows.get(socket);
    if (!window || now - window.start >= 1000) {
      this.#windows.set(socket, { start: now, count: 1 });
      return true;
    }
    window.count += 1;
    return window.count <= FLOOD;
  }

  /** Whether a new place counts, or comes too soon after the last. */
  mayMove(socket: object, now = Date.now()): boolean {
    if (now - (this.#moved.get(socket) ?? Number.NEGATIVE_INFINITY) < BETWEEN) return false;
    this.#moved.set(socket, now);
    return true;
  }
}
