import { Inbox } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { v7 as uuidv7 } from "uuid";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { HandOverForm } from "@/components/leads/hand-over-form";
import { EmptyState } from "@/components/ui/empty-state";
import { isManager } from "@/lib/auth/roles";
import { LeadFilter } from "@/lib/leads/filter";
import { openHandOver } from "@/lib/leads/list";
import { oneOf, readList } from "@/lib/list-url";
import { requireSession } from "@/lib/server/context";

export const metadata: Metadata = { title: "Hand over" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The leads chosen in a list, or with nothing chosen all that match it: to whom? */
export default async function HandOverPage({ searchParams }: Props) {
  const [{ ctx, settings }, params] = await Promise.all([requireSession(), searchParams]);
  if (!isManager(ctx.actor)) notFound();
  const list = oneOf(params.list);
  const chosen = params.chosen ? [params.ids ?? []].flat() : null;
  const { found } = await readList(LeadFilter, Object.fromEntries(new URLSearchParams(list)), (filter) =>
    openHandOver(ctx, settings, filter, chosen),
  );
  const { leads, people, more } = found;
  return (
    <>
      <PageHeader
        title="Hand over"
        subtitle={leads.length === 1 ? "1 lead" : `${leads.length} leads`}
        back={{ href: list ? `/leads?${list}` : "/leads", label: "Leads" }}
      />
      <PageBody className="max-w-3xl">
        {leads.length === 0 ? (
          <EmptyState icon={<Inbox />} title="No lead was chosen" description="Go back and choose some." />
        ) : (
          <HandOverForm
            leads={leads.map(({ id, name, company, assigneeName }) => ({ id, name, company, assigneeName }))}
            people={people}
            more={more}
            list={list}
            operationId={uuidv7()}
          />
        )}
      </PageBody>
    </>
  );
}
