import { idAt } from "./ids";
import { Random } from "./random";
import type { Story } from "./story";

const MINUTE = 60_000;
/** How soon who is quick calls: minutes, from and to. */
const SOON: readonly (readonly [readonly [number, number], number])[] = [
  [[0.4, 5], 42],
  [[5, 60], 34],
  [[60, 540], 24],
];

/**
 * Lets leads that came in after `since` come in shortly before their first call, as often as their caller is quick: calls are
 * where their days have room for them, so it is the lead that moves.
 */
export function answerSoon(stories: readonly Story[], since: number): void {
  const random = Random.for("responses");
  const quick = new Map<string, number>();
  for (const story of stories) {
    const [first] = story.calls;
    const [given, next] = story.holdings;
    if (!first || !given?.holder || story.createdAt < since || (next && next.from <= first.start)) continue;
    const chance = quick.get(first.caller.id) ?? random.between(0.5, 0.95);
    quick.set(first.caller.id, chance);
    if (!random.chance(chance)) continue;
    const [from, to] = random.weighted(SOON);
    const createdAt = Math.floor(first.start - MINUTE * random.between(from, to));
    if (createdAt <= story.createdAt) continue;
    story.id = idAt(createdAt, random);
    story.createdAt = createdAt;
    given.from = createdAt;
  }
}
