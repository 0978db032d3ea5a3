/** A promise of the design that a history broke. */
export class Violation extends Error {
  override readonly name = "Violation";

  constructor(
    readonly promise: string,
    message: string,
  ) {
    super(`${promise}: ${message}`);
  }
}

export function insist(holds: unknown, promise: string, message: () => string): asserts holds {
  if (!holds) throw new Violation(promise, message());
}
