import type {
  CallType,
  Channel,
  Direction,
  ExportFormat,
  ExportKind,
  ExportStatus,
  FirstCall,
  FollowUp,
  Industry,
  LeadStatus,
  Outcome,
  Role,
  Schedule,
  WorkingWeek,
} from "@/lib/enums";

/** What people read for each word of lib/enums. */

export const ROLE_LABELS: Record<Role, string> = {
  agent: "Agent",
  manager: "Manager",
  admin: "Admin",
};

export const INDUSTRY_LABELS: Record<Industry, string> = {
  "real-estate": "Real estate",
  retail: "Retail",
  trading: "Trading",
  logistics: "Logistics",
  consulting: "Consulting",
};

export const INDUSTRY_CHOICE_LABELS = { ...INDUSTRY_LABELS, none: "No industry" };

export const LEAD_STATUS_LABELS: Record<LeadStatus, string> = {
  new: "New",
  contacted: "Contacted",
  qualified: "Qualified",
  "demo-scheduled": "Demo scheduled",
  "closed-won": "Won",
  "closed-lost": "Lost",
};

/** How soon after it came in a lead was first called. */
export const FIRST_CALL_LABELS: Record<FirstCall, string> = {
  "5-minutes": "Within 5 minutes",
  hour: "5 minutes to an hour",
  day: "An hour to a day",
  later: "Later than a day",
  none: "Not called yet",
};

export const FOLLOW_UP_LABELS: Record<FollowUp, string> = {
  kept: "Kept",
  late: "Kept late",
  open: "Still open",
};

export const CALL_TYPE_LABELS: Record<CallType, string> = {
  outbound: "Outbound",
  inbound: "Inbound",
};

export const OUTCOME_LABELS: Record<Outcome, string> = {
  "demo-booked": "Demo booked",
  "follow-up-scheduled": "Follow-up scheduled",
  "callback-requested": "Callback requested",
  "no-answer": "No answer",
  busy: "Busy",
  "not-interested": "Not interested",
};

export const OUTCOME_CHOICE_LABELS = { ...OUTCOME_LABELS, none: "No outcome" };

export const CHANNEL_LABELS: Record<Channel, string> = {
  note: "Note",
  email: "E-mail",
  sms: "SMS",
  whatsapp: "WhatsApp",
  meeting: "Meeting",
  phone: "Phone",
};

export const DIRECTION_LABELS: Record<Direction, string> = {
  internal: "Internal",
  inbound: "From them",
  outbound: "To them",
};

export const EXPORT_KIND_LABELS: Record<ExportKind, string> = {
  leads: "Leads",
  calls: "Calls",
  activity: "Activity",
  trend: "Report by day",
  people: "Report by person",
  industries: "Report by industry",
  sources: "Report by source",
  response: "Response time to new leads",
  promises: "Follow-through",
  forecast: "Forecast by month",
  pipeline: "Pipeline by person and status",
};

export const EXPORT_FORMAT_LABELS: Record<ExportFormat, string> = { csv: "CSV", xlsx: "Excel" };

/** When a scheduled report is made, and what it is about. */
export const SCHEDULE_LABELS: Record<Schedule, string> = {
  never: "Not by itself",
  daily: "Each morning, about the day before",
  weekly: "Each week’s first working day, about the week before",
  monthly: "On each first, about the month before",
};

export const EXPORT_STATUS_LABELS: Record<ExportStatus, string> = {
  running: "Being written",
  ready: "Ready",
  failed: "Failed",
  cancelled: "Cancelled",
  expired: "Expired",
};

export const WORKING_WEEK_LABELS: Record<WorkingWeek, string> = {
  "mon-fri": "Monday to Friday",
  "mon-sat": "Monday to Saturday",
  "mon-sun": "Every day, from Monday",
  "sun-thu": "Sunday to Thursday",
  "sun-fri": "Sunday to Friday",
  "sat-wed": "Saturday to Wednesday",
  "sat-thu": "Saturday to Thursday",
};
