import type { Page } from "@/lib/keyset";

type ReadPage<T> = (cursor: string | undefined) => Promise<Pick<Page<T>, "data" | "nextCursor">>;

/** The whole list, read page after page. */
export async function everyPage<T>(read: ReadPage<T>): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    all.push(...page.data);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return all;
}

/** The ids of every page on the way to the end of a list, and of every page on the way back to its start. */
export async function thereAndBack<T extends { id: string }>(
  read: (cursor: string | undefined) => Promise<Page<T>>,
): Promise<{ there: string[][]; back: string[][] }> {
  const ids = (page: Page<T>) => page.data.map((row) => row.id);
  let page = await read(undefined);
  if (page.prevCursor !== null) throw new Error("The first page has something before it.");
  const there = [ids(page)];
  while (page.nextCursor !== null) {
    page = await read(page.nextCursor);
    there.push(ids(page));
  }
  const back = [ids(page)];
  while (page.prevCursor !== null) {
    page = await read(page.prevCursor);
    back.unshift(ids(page));
  }
  return { there, back };
}
