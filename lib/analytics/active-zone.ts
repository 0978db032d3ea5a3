/**
 * Reads a report in the zone that its totals are cut in: while they are moved to a new one, that is the one before. What is
 * read says which it is, so that all but the first report after a change take one round trip.
 */
export async function inActiveZone<P extends { versions: readonly { state: string; timeZone: string }[] }>(
  timeZone: string,
  read: (timeZone: string) => Promise<P>,
): Promise<P> {
  const page = await read(timeZone);
  const active = page.versions.find(({ state }) => state === "active")?.timeZone;
  return !active || active === timeZone ? page : read(active);
}
