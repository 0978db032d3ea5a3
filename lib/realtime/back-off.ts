/** So that a thousand pages that lost one hub do not come back in one moment: each begins with another pause. */
const FIRST = { least: 500, spread: 2000 };
const LONGEST = 30_000;
const GROWTH = 1.7;

/** Pauses that grow with each failed attempt; `hurry` ends the one under way. */
export function backOff() {
  const first = FIRST.least + Math.random() * FIRST.spread;
  let hurry = () => {};
  return {
    pause(failed: number): Promise<void> {
      if (failed === 0) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, Math.min(LONGEST, first * GROWTH ** (failed - 1)));
        hurry = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
    hurry: () => hurry(),
  };
}
