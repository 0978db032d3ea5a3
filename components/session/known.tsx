"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Known } from "@/lib/offline/foresee";

const KnownContext = createContext<Known | null>(null);

export function KnownProvider({ known, children }: { known: Known; children: ReactNode }) {
  return <KnownContext value={known}>{children}</KnownContext>;
}

/** Who is signed in and what the organisation has set. */
export function useKnown(): Known {
  const known = useContext(KnownContext);
  if (!known) throw new Error("useKnown() belongs inside the signed-in layout.");
  return known;
}
