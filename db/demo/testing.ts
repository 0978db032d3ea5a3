import { ORGANISATION, type Settings } from "@/lib/settings/schema";

/** The organisation as the migrations make it. */
export const SETTINGS: Settings = {
  id: ORGANISATION,
  name: "Scholarix",
  timeZone: "Asia/Dubai",
  country: "AE",
  currency: "AED",
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
  seq: 0,
};
