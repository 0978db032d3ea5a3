/** What each figure counts, in the words that stand beside it wherever it is shown or exported. */
export const DEFINITIONS = {
  totalCalls: {
    label: "Total calls",
    definition: "Calls begun in the period. Deleted ones do not count.",
  },
  demosBooked: {
    label: "Demos booked",
    definition: "Calls of the period that ended with a demo booked.",
  },
  activeLeads: {
    label: "Active leads",
    definition: "Leads that are new, contacted, qualified or have a demo scheduled: now, whenever they were created.",
  },
  conversionRate: {
    label: "Conversion rate",
    definition: "Of the leads created in the period, the share that is won now.",
  },
  avgDuration: {
    label: "Mean call length",
    definition: "Mean of the period’s calls that have a length. Those without one do not count.",
  },
  callsToday: {
    label: "Calls today",
    definition: "All calls begun today. A working day’s target is the person’s own, else each agent’s.",
  },
  callsThisWeek: {
    label: "Calls this week",
    definition:
      "All calls begun in the seven days from the first working day, against the daily target of its working days.",
  },
  demosThisWeek: {
    label: "Demos this week",
    definition: "Calls of this week that ended with a demo booked.",
  },
  streak: {
    label: "Streak",
    definition:
      "Working days in a row, back from today, on which calls reached the daily target as it is now. Today counts once it is reached, and does not break the streak before; days off neither count nor break. At most twelve weeks back.",
  },
  newLeads: {
    label: "New leads",
    definition: "Leads created in the period, for who holds them now. Deleted ones do not count.",
  },
  leadsCalled: {
    label: "Called",
    definition: "Those of them that anybody has called until now.",
  },
  firstCallWait: {
    label: "Mean time to the first call",
    definition:
      "Of those that were called, from the lead’s creation until the first call began, nights and days off included. A call that began before its lead was entered waited for nothing.",
  },
  promisesDue: {
    label: "Fell due",
    definition: "Calls with a date for what comes next, by that date. What is not due yet does not count.",
  },
  promisesKept: {
    label: "Kept",
    definition: "Those after which anybody called the lead again by the end of the day it was due.",
  },
  promisesLate: {
    label: "Kept late",
    definition: "Those after which the lead was called again, but only on a later day.",
  },
  promisesOpen: {
    label: "Still open",
    definition: "Those after which nobody has called the lead until now.",
  },
  pipeline: {
    label: "Pipeline",
    definition: "Estimated value of the active leads, now. A lead without one counts as nothing.",
  },
  weighted: {
    label: "Weighted pipeline",
    definition: "Each active lead’s estimated value times its probability, now. Without either it weighs nothing.",
  },
  wonThisMonth: {
    label: "Won this month",
    definition: "Estimated value of the leads that were won since the month began.",
  },
  dueNow: {
    label: "Due now",
    definition: "Open leads whose next action is due by now.",
  },
} as const;
export type FigureName = keyof typeof DEFINITIONS;
