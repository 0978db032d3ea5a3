import { localTime } from "@/lib/calls/new-call";

const QUARTER = 900_000;

/** `localTime` for many calls: every zone's day and hour change on a quarter of an hour, so one answer serves it all. */
export function wallTimes(timeZone: string): (time: number) => ReturnType<typeof localTime> {
  const known = new Map<number, ReturnType<typeof localTime>>();
  return (time) => {
    const quarter = Math.floor(time / QUARTER);
    let answer = known.get(quarter);
    if (!answer) {
      answer = localTime(new Date(quarter * QUARTER).toISOString(), timeZone);
      known.set(quarter, answer);
    }
    return answer;
  };
}
