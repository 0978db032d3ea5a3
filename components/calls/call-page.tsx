import { Timeline } from "@/components/activity/timeline";
import { PageHeader } from "@/components/layout/page-header";
import { LeadDetails } from "@/components/leads/lead-details";
import { LeadOnlookers } from "@/components/leads/lead-onlookers";
import { listSuffix } from "@/lib/leads/list-suffix";
import type { Beside } from "@/lib/leads/schema";
import { CallWorkspace } from "./call-workspace";
import { OpenCalls } from "./open-calls";

export interface CallPageProps extends Omit<Beside, "previous"> {
  lead: { id: string; name: string; company: string | null };
  /** The person's own call in progress with the lead. */
  call: object | null;
  list: string;
  now: string;
  /** New ids: of the call, of starting and of ending it. */
  ids: readonly [call: string, start: string, end: string];
}

/** The call workspace of a lead, drawn by the server or, without one, by the device. */
export function CallPage({ lead, call, list, next, otherCalls, now, ids }: CallPageProps) {
  const { id, name, company } = lead;
  return (
    <>
      <PageHeader
        title={<bdi>{name}</bdi>}
        subtitle={company && <bdi>{company}</bdi>}
        actions={<LeadOnlookers leadId={id} onCall={call !== null} />}
        back={{ href: `/leads/${id}${listSuffix(list)}`, label: "the lead" }}
      />
      <OpenCalls calls={otherCalls} />
      <div className="grid gap-5 px-4 py-4 md:px-6 md:py-5 lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start">
        <CallWorkspace
          key={id}
          leadId={id}
          list={list}
          next={next}
          now={now}
          newCallId={ids[0]}
          operationIds={[ids[1], ids[2]]}
        />
        <div className="grid content-start gap-4">
          <LeadDetails id={id} now={now} />
          <Timeline leadId={id} now={now} />
        </div>
      </div>
    </>
  );
}
