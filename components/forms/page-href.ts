/** The address of the page of a list that a cursor opens; null where there is none. */
export function pageHref(path: string, query: string, cursor: string | null): string | null {
  if (!cursor) return null;
  const params = new URLSearchParams(query);
  params.set("cursor", cursor);
  return `${path}?${params}`;
}
