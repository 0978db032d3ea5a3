/** Where something waits to be let on: a tab between two awaits, a message on the network, the server before D1. */
export interface Stop {
  /** The tab that waits; none for the server, which no killed tab takes along. */
  tab: object | null;
  at: "database" | "request" | "answer" | "d1";
  /** What may be wrong with its letting on, in the words of the network. */
  go(fault?: string): void;
}

/**
 * One thing runs at a time, from stop to stop, in the order the history says: so the same history is the same run.
 * Nothing here knows what runs.
 */
export class Schedule {
  readonly stops: Stop[] = [];
  #quiet: (() => void) | undefined;
  #latest: Stop | null = null;

  /** Runs something new to its first stop; answers that stop, or null when it came to its end. */
  start(run: () => Promise<unknown>): Promise<Stop | null> {
    return this.#untilQuiet(() => {
      run().finally(() => this.#quiet?.());
    });
  }

  /** Lets on what waits at a stop, to its next one. */
  letOn(stop: Stop, fault?: string): Promise<Stop | null> {
    this.stops.splice(this.stops.indexOf(stop), 1);
    return this.#untilQuiet(() => stop.go(fault));
  }

  /** Waits to be let on; answers what is wrong with it. */
  wait(tab: object | null, at: Stop["at"]): Promise<string | undefined> {
    return new Promise((go) => {
      this.#latest = { tab, at, go };
      this.stops.push(this.#latest);
      this.#quiet?.();
    });
  }

  /** What a killed tab waits for: nothing. */
  never(): Promise<never> {
    this.#quiet?.();
    return new Promise(() => {});
  }

  kill(tab: object): void {
    const left = this.stops.filter((stop) => stop.tab !== tab);
    this.stops.splice(0, this.stops.length, ...left);
  }

  async #untilQuiet(run: () => void): Promise<Stop | null> {
    this.#latest = null;
    await new Promise<void>((quiet) => {
      this.#quiet = quiet;
      run();
    });
    return this.#latest;
  }
}
