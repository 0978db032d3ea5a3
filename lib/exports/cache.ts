import type { ExportView } from "./present";

/** What TanStack Query holds of exports, by the list's query string. */
export const exportKeys = { list: (query: string) => ["exports", query] as const };

export interface ExportList {
  data: ExportView[];
  nextCursor: string | null;
  prevCursor: string | null;
}
