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
} as const;
export type FigureName = keyof typeof DEFINITIONS;
