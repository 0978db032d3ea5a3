"use client";

import { useQuery } from "@tanstack/react-query";
import { Mail, Phone } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useKnown } from "@/components/session/known";
import { Button } from "@/components/ui/button";
import { Card, CardAction, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { formatMoney, formatWhen } from "@/lib/format";
import { INDUSTRY_LABELS } from "@/lib/labels";
import { leadKeys } from "@/lib/leads/cache";
import type { LeadView } from "@/lib/leads/schema";
import { fetchApi } from "@/lib/offline/fetch-api";
import { NextAction } from "./next-action";
import { StatusBadge } from "./status-badge";

/** Who the lead is and where it stands. */
export function LeadDetails({ id, now }: { id: string; now: string }) {
  const { settings } = useKnown();
  const { data: lead } = useQuery({
    queryKey: leadKeys.one(id),
    queryFn: async () => (await fetchApi<{ data: LeadView }>(`/api/leads/${id}?include=display`)).data,
  });
  if (!lead) return null;
  const { timeZone, currency } = settings;
  return (
    <Card aria-label="Details">
      <CardHeader>
        <CardTitle>Details</CardTitle>
        <CardAction>
          <Button asChild variant="ghost" size="sm">
            <Link href={`/leads/${id}/edit`}>Edit</Link>
          </Button>
        </CardAction>
      </CardHeader>
      <CardContent>
        <dl className="grid grid-cols-[7rem_1fr] gap-x-3 gap-y-2.5 text-sm">
          <Item term="Status">
            <StatusBadge status={lead.status} />
          </Item>
          <Item term="Phone">
            <a href={`tel:${lead.phone}`} className="inline-flex items-center gap-1.5 text-primary tabular-nums">
              <Phone aria-hidden className="size-3.5" />
              <bdi>{lead.phoneText}</bdi>
            </a>
          </Item>
          <Item term="Next action">
            <NextAction lead={lead} now={now} />
          </Item>
          <Item term="E-mail">
            {lead.email && (
              <a
                href={`mailto:${lead.email}`}
                className="inline-flex min-w-0 items-center gap-1.5 break-all text-primary"
              >
                <Mail aria-hidden className="size-3.5 shrink-0" />
                <bdi>{lead.email}</bdi>
              </a>
            )}
          </Item>
          <Item term="Company">{lead.company && <bdi>{lead.company}</bdi>}</Item>
          <Item term="Industry">{lead.industry && INDUSTRY_LABELS[lead.industry]}</Item>
          <Item term="Source">{lead.source && <bdi>{lead.source}</bdi>}</Item>
          <Item term="Value">
            {lead.estimatedValue !== null && (
              <span className="tabular-nums">
                {formatMoney(lead.estimatedValue, currency)}
                {lead.probability !== null && <span className="text-muted-foreground"> · {lead.probability}%</span>}
              </span>
            )}
          </Item>
          <Item term="Assignee">{lead.assigneeName ?? "Unassigned"}</Item>
          <Item term="Added">{formatWhen(lead.createdAt, timeZone, now)}</Item>
        </dl>
        {lead.notes && (
          <p className="mt-4 whitespace-pre-wrap break-words border-t pt-3 text-sm" dir="auto">
            {lead.notes}
          </p>
        )}
      </CardContent>
    </Card>
  );
}

function Item({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted-foreground">{term}</dt>
      <dd className="min-w-0">{children || <span className="text-muted-foreground">—</span>}</dd>
    </>
  );
}
