/** 0 for nothing, else 1 to 4: how much of the greatest. */
export type Heat = 0 | 1 | 2 | 3 | 4;

export function heatOf(value: number, greatest: number): Heat {
  if (value <= 0 || greatest <= 0) return 0;
  return Math.min(4, Math.ceil((value / greatest) * 4)) as Heat;
}

/** The hours from the first to the last in which anybody called on any weekday. */
export function hoursInUse(hours: readonly (readonly number[])[]): number[] {
  const used = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) =>
    hours.some((row) => (row[hour] ?? 0) > 0),
  );
  const [first, last] = [used[0], used.at(-1)];
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
