import type { CommandName } from "@/lib/registry";
import { callScenes } from "./call-scenes";
import { deviceScenes } from "./device-scenes";
import { exportScenes } from "./export-scenes";
import { leadScenes } from "./lead-scenes";
import { memberScenes } from "./member-scenes";
import { refusalScenes } from "./refusal-scenes";
import { savedReportScenes } from "./saved-report-scenes";
import type { SetScene } from "./scene";
import { targetScenes } from "./target-scenes";

/** One scene for every command: a command without one does not compile. */
export const scenes: Record<CommandName, SetScene> = {
  ...leadScenes,
  ...callScenes,
  ...memberScenes,
  ...deviceScenes,
  ...refusalScenes,
  ...exportScenes,
  ...savedReportScenes,
  ...targetScenes,
};
