/** The target of each agent who has none of their own. */
export const EVERYONE = "everyone";
/** The target of all together; what it leaves empty is the sum of everyone's. */
export const TEAM = "team";

export const TARGET_FIELDS = ["callsPerDay", "demosPerWeek"] as const;
export type TargetField = (typeof TARGET_FIELDS)[number];
