import type { Settings } from "@/lib/settings/schema";

export interface DemoOptions {
  leads: number;
  calls: number;
  agents: number;
  now: Date;
  settings: Settings;
}

/** How far back calls go, in days, and how far back the first leads. */
export const CALL_DAYS = 90;
export const LEAD_DAYS = 120;
