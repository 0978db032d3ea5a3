import { deleteCall } from "@/lib/calls/commands/delete-call";
import { editCall } from "@/lib/calls/commands/edit-call";
import { endCall } from "@/lib/calls/commands/end-call";
import { logCall } from "@/lib/calls/commands/log-call";
import { restoreCall } from "@/lib/calls/commands/restore-call";
import { startCall } from "@/lib/calls/commands/start-call";
import type { AnyCommand } from "@/lib/command/define";
import { addConversation } from "@/lib/conversations/commands/add-conversation";
import { registerDevice } from "@/lib/devices/commands/register-device";
import { renewDevice } from "@/lib/devices/commands/renew-device";
import { revokeDevice } from "@/lib/devices/commands/revoke-device";
import { cancelExport } from "@/lib/exports/commands/cancel-export";
import { downloadExport } from "@/lib/exports/commands/download-export";
import { expireExport } from "@/lib/exports/commands/expire-export";
import { failExport } from "@/lib/exports/commands/fail-export";
import { finishExport } from "@/lib/exports/commands/finish-export";
import { requestExport } from "@/lib/exports/commands/request-export";
import { createLead } from "@/lib/leads/commands/create-lead";
import { deleteLead } from "@/lib/leads/commands/delete-lead";
import { editLead } from "@/lib/leads/commands/edit-lead";
import { handOver } from "@/lib/leads/commands/hand-over";
import { restoreLead } from "@/lib/leads/commands/restore-lead";
import { changeRole } from "@/lib/members/commands/change-role";
import { deactivateMember } from "@/lib/members/commands/deactivate-member";
import { inviteMember } from "@/lib/members/commands/invite-member";
import { linkMember } from "@/lib/members/commands/link-member";
import { reactivateMember } from "@/lib/members/commands/reactivate-member";
import { dismissRefusal } from "@/lib/refusals/commands/dismiss-refusal";
import { editSavedReport } from "@/lib/saved-reports/commands/edit-saved-report";
import { noteReportRun } from "@/lib/saved-reports/commands/note-report-run";
import { removeSavedReport } from "@/lib/saved-reports/commands/remove-saved-report";
import { saveReport } from "@/lib/saved-reports/commands/save-report";
import { editSettings } from "@/lib/settings/commands/edit-settings";
import { setTargets } from "@/lib/targets/commands/set-targets";

/**
 * What the server alone runs: a client that chose a secret's hash would know the secret, and an export is
 * ended by its writer.
 */
export const serverOnly = {
  registerDevice,
  renewDevice,
  finishExport,
  failExport,
  expireExport,
  downloadExport,
  noteReportRun,
} satisfies Record<string, AnyCommand>;

/** Every command, by its wire name. Names are frozen once released: `tests/workers/contract.test.ts` holds the list. */
export const commands = {
  createLead,
  editLead,
  handOver,
  deleteLead,
  restoreLead,
  startCall,
  endCall,
  logCall,
  editCall,
  deleteCall,
  restoreCall,
  addConversation,
  inviteMember,
  changeRole,
  deactivateMember,
  reactivateMember,
  linkMember,
  editSettings,
  setTargets,
  revokeDevice,
  dismissRefusal,
  requestExport,
  cancelExport,
  saveReport,
  editSavedReport,
  removeSavedReport,
  ...serverOnly,
} satisfies Record<string, AnyCommand>;

export type CommandName = keyof typeof commands;
