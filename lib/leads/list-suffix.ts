/** Carries the list one came from (its query string) along in an address, so that "next" stays in it. */
export function listSuffix(list: string): string {
  return list ? `?list=${encodeURIComponent(list)}` : "";
}
