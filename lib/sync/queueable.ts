/**
 * The commands that an agent's day is made of: they go through the outbox, also online, and are what push takes. People,
 * settings and targets are changed online, by server actions.
 */
export const QUEUEABLE: ReadonlySet<string> = new Set([
  "createLead",
  "editLead",
  "handOver",
  "deleteLead",
  "restoreLead",
  "startCall",
  "endCall",
  "logCall",
  "editCall",
  "deleteCall",
  "restoreCall",
  "addConversation",
  "dismissRefusal",
]);
