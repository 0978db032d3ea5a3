import { callStore } from "@/lib/calls/store";
import type { Stores } from "@/lib/command/store";
import { conversationStore } from "@/lib/conversations/store";
import { deviceStore } from "@/lib/devices/store";
import { exportStore } from "@/lib/exports/store";
import { leadStore } from "@/lib/leads/store";
import { memberStore } from "@/lib/members/store";
import { dismissalStore } from "@/lib/refusals/store";
import { savedReportStore } from "@/lib/saved-reports/store";
import { settingsStore } from "@/lib/settings/store";
import { targetStore } from "@/lib/targets/store";

/** Every entity the kernel can read and write. */
export const stores: Stores = {
  lead: leadStore,
  call: callStore,
  conversation: conversationStore,
  user: memberStore,
  device: deviceStore,
  settings: settingsStore,
  dismissal: dismissalStore,
  export: exportStore,
  savedReport: savedReportStore,
  target: targetStore,
};
