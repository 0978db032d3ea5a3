"use client";

import type { Cursor } from "@/lib/realtime/protocol";
import { useLive } from "@/lib/realtime/use-live";

/** Keeps the page in step with what others do. It draws nothing. */
export function Live({ cursor }: { cursor: Cursor }) {
  useLive(cursor);
  return null;
}
