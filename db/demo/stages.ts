import type { LeadStatus } from "@/lib/enums";
import type { Lead } from "@/lib/leads/schema";
import type { Random } from "./random";

/** Percent, by status: from, to. */
const PROBABILITY: Record<LeadStatus, [number, number]> = {
  new: [5, 15],
  contacted: [15, 30],
  qualified: [35, 55],
  "demo-scheduled": [55, 80],
  "closed-won": [100, 100],
  "closed-lost": [0, 0],
};

export function probabilityOf(status: LeadStatus, random: Random): number {
  const [low, high] = PROBABILITY[status];
  return random.whole(low / 5, high / 5) * 5;
}

/** What the owner changes on a lead once it is clear where it stands; never nothing. */
export function stageEdit(lead: Lead, status: LeadStatus, random: Random): Partial<Lead> {
  const probability = probabilityOf(status, random);
  const edit: Partial<Lead> = { probability: probability === lead.probability ? probability + 5 : probability };
  if (status === "closed-won" || status === "closed-lost") {
    return { status, probability, nextAction: null, nextActionDate: null };
  }
  if (status === "qualified") edit.status = status;
  if (random.chance(0.4) && lead.estimatedValue !== null) {
    edit.estimatedValue = Math.max(500, Math.round((lead.estimatedValue * random.between(0.75, 1.4)) / 500) * 500);
  }
  return edit;
}
