import { useSyncExternalStore } from "react";
import type { Here, Present } from "./protocol";

/** Whether this page hears of changes: at once, in a moment, or not. */
export type LiveStatus = "live" | "catching-up" | "offline";
type Place = Pick<Here, "leadId" | "onCall">;

interface LiveState {
  status: LiveStatus;
  /** What this page looks at. */
  place: Place;
  /** Who else does. */
  people: Present[];
}

const START: LiveState = { status: "catching-up", place: { leadId: null }, people: [] };
let state = START;
const listeners = new Set<() => void>();

export function readLive(): LiveState {
  return state;
}

export function setLive(change: Partial<LiveState>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

export function onLive(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLiveStatus(): LiveStatus {
  return useSyncExternalStore(
    onLive,
    () => state.status,
    () => START.status,
  );
}

/** Who else looks at the lead that this page looks at. */
export function usePeopleHere(): Present[] {
  return useSyncExternalStore(
    onLive,
    () => state.people,
    () => START.people,
  );
}
