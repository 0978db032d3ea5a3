import { Pencil, Phone } from "lucide-react";
import Link from "next/link";
import { Timeline } from "@/components/activity/timeline";
import { OpenCalls } from "@/components/calls/open-calls";
import { NoteForm } from "@/components/conversations/note-form";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { listSuffix } from "@/lib/leads/list-suffix";
import type { Beside } from "@/lib/leads/schema";
import { LeadActions } from "./lead-actions";
import { LeadDetails } from "./lead-details";
import { LeadOnlookers } from "./lead-onlookers";
import { LeadSteps } from "./lead-steps";

export interface LeadPageProps extends Beside {
  lead: { id: string; name: string; company: string | null };
  /** The query string of the list one came from. */
  list: string;
  now: string;
  manager: boolean;
  /** New ids: of the note, of its operation, of handing back and of deleting. */
  ids: readonly [note: string, noteOperation: string, handBack: string, remove: string];
}

/** A lead's page, drawn by the server or, without one, by the device: the caches already hold what it shows. */
export function LeadPage({ lead, list, previous, next, otherCalls, now, manager, ids }: LeadPageProps) {
  const { id, name, company } = lead;
  return (
    <>
      <PageHeader
        title={<bdi>{name}</bdi>}
        subtitle={company && <bdi>{company}</bdi>}
        back={{ href: list ? `/leads?${list}` : "/leads", label: "Leads" }}
        actions={
          <>
            <LeadOnlookers leadId={id} />
            <LeadSteps id={id} previous={previous} next={next} list={list} />
            <Button asChild variant="outline" className="max-md:hidden">
              <Link href={`/leads/${id}/edit`}>
                <Pencil aria-hidden /> Edit
              </Link>
            </Button>
            <Button asChild>
              <Link href={`/call/${id}${listSuffix(list)}`} data-call>
                <Phone aria-hidden /> Call
              </Link>
            </Button>
          </>
        }
      />
      <OpenCalls calls={otherCalls} />
      <div className="grid gap-5 px-4 py-4 md:px-6 md:py-5 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <div className="grid content-start gap-4">
          <LeadDetails id={id} now={now} />
          <LeadActions id={id} operationIds={[ids[2], ids[3]]} manager={manager} />
        </div>
        <div className="grid content-start gap-4">
          <NoteForm leadId={id} id={ids[0]} operationId={ids[1]} />
          <Timeline leadId={id} now={now} />
        </div>
      </div>
    </>
  );
}
