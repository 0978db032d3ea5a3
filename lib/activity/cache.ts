/** The key of a lead's timeline in TanStack Query. */
export const timelineKey = (leadId: string) => ["timeline", leadId] as const;
