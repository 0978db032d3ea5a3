import { PhoneCall } from "lucide-react";
import Link from "next/link";
import type { CallView } from "@/lib/calls/schema";

/** The person's calls still in progress with other leads: none is forgotten. */
export function OpenCalls({ calls }: { calls: Pick<CallView, "id" | "leadId" | "leadName">[] }) {
  return calls.map(({ id, leadId, leadName }) => (
    <Link
      key={id}
      href={leadName ? `/call/${leadId}` : `/calls/${id}`}
      className="flex items-center gap-2 border-b bg-warning-soft px-4 py-2 text-sm md:px-6"
    >
      <PhoneCall aria-hidden className="size-4 text-warning" />
      <span>
        A call with <bdi className="font-medium">{leadName ?? "someone else"}</bdi> has no outcome yet.
      </span>
      <span className="ms-auto font-medium text-primary">Finish it</span>
    </Link>
  ));
}
