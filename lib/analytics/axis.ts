const TIMES = [1, 5, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400];

/** Round numbers from 0 to at least the greatest value, whole and at most six. */
export function countTicks(greatest: number): number[] {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, greatest / 5)));
  const step = [1, 2, 5, 10].map((times) => times * power).find((one) => greatest / one <= 5) ?? 10 * power;
  return ticksBy(step, greatest);
}

/** The same in seconds, where a quarter of a minute or an hour is round. */
export function durationTicks(greatest: number): number[] {
  const step = TIMES.find((one) => greatest / one <= 5) ?? Math.ceil(greatest / 86_400 / 5) * 86_400;
  return ticksBy(step, greatest);
}

/** Which of so many points are named under a chart: the first, and others at even distances. */
export function namedPoints(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, index) => index);
  const gap = Math.ceil((count - 1) / (most - 1));
  return Array.from({ length: Math.floor((count - 1) / gap) + 1 }, (_, index) => index * gap);
}

function ticksBy(step: number, greatest: number): number[] {
  const steps = Math.max(1, Math.ceil(greatest / step));
  return Array.from({ length: steps + 1 }, (_, index) => index * step);
}
