import { and, eq, isNotNull, isNull, or, type SQL } from "drizzle-orm";
import { leads } from "@/db/schema";
import { isManager } from "@/lib/auth/roles";
import type { Actor } from "@/lib/command/define";
import type { Store } from "@/lib/command/store";
import { searchTerms, sortKey } from "@/lib/fold";

export const leadFields = [
  "id",
  "name",
  "email",
  "phone",
  "company",
  "industry",
  "status",
  "source",
  "notes",
  "estimatedValue",
  "probability",
  "assignedTo",
  "nextAction",
  "nextActionDate",
  "createdBy",
  "createdAt",
  "updatedAt",
  "deletedAt",
  "seq",
] as const;

/**
 * The leads an actor may see, as a `where` fragment: the one rule for list, page, search, export, report, socket and
 * command. `deleted` widens it to soft-deleted ones, for restoring.
 */
export function visibleLeads(actor: Actor, options?: { deleted?: boolean }): SQL | undefined {
  return and(
    options?.deleted ? or(isNull(leads.deletedAt), isNotNull(leads.deletedAt)) : isNull(leads.deletedAt),
    isManager(actor) ? undefined : eq(leads.assignedTo, actor.id),
  );
}

export const leadStore: Store<"lead"> = {
  table: leads,
  fields: leadFields,
  sealed: ["phone"],
  derived: {
    from: ["name", "email", "phone", "company"],
    async compute(lead, keyring) {
      return {
        phoneIndex: await keyring.index("phone", lead.phone),
        phoneLast4: await keyring.index("last4", lead.phone.slice(-4)),
        nameFold: sortKey(lead.name),
        searchTerms: JSON.stringify(searchTerms([lead.name, lead.company, lead.email])),
      };
    },
  },
  visible: visibleLeads,
  audience: (lead) => ["managers", ...(lead.assignedTo && !lead.deletedAt ? [lead.assignedTo] : [])],
};
