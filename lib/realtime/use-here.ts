"use client";

import { useEffect } from "react";
import { setLive, usePeopleHere } from "./live-store";
import type { Present } from "./protocol";

/** Says that this page looks at a lead, and answers who else does. */
export function useHere(leadId: string, onCall: boolean): Present[] {
  useEffect(() => {
    setLive({ place: { leadId, onCall } });
    return () => setLive({ place: { leadId: null }, people: [] });
  }, [leadId, onCall]);
  return usePeopleHere().filter((person) => person.leadId === leadId);
}
