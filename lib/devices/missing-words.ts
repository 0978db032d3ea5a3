import type { Heard } from "./heard";

/** Names that are said before the rest is a number. */
const NAMED = 3;

export function waitingWords(waiting: readonly Heard[]): string {
  const changes = waiting.reduce((sum, one) => sum + one.waiting, 0);
  const people = new Set(waiting.map(({ userId }) => userId)).size;
  const whose = people === 1 ? `${waiting[0]?.person}’s` : `${people} people’s`;
  const devices = waiting.length === 1 ? "device" : "devices";
  return `The figures may miss something: ${changes} ${changes === 1 ? "change waits" : "changes wait"} on ${whose} ${devices}.`;
}

export function silentWords(silent: readonly Heard[]): string {
  const who = silent.length === 1 ? silent[0]?.person : `${silent.length} people`;
  return `The figures may miss calls of ${who}, not heard from for a while.`;
}

export function namesOf(all: readonly Heard[], when: (at: string) => string): string {
  const named = all.slice(0, NAMED).map(({ person, at }) => `${person} (${when(at)})`);
  const rest = all.length - named.length;
  return [...named, ...(rest > 0 ? [`${rest} more`] : [])].join(", ");
}
