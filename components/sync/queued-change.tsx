"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { useKnown } from "@/components/session/known";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { formatWhen } from "@/lib/format";
import { decisionNow } from "@/lib/offline/decision-now";
import { discard, retry } from "@/lib/offline/outbox";
import type { Queued } from "@/lib/offline/store";
import { useQueue } from "@/lib/offline/use-queue";
import { stateOf, subjectOf, wordsOf } from "@/lib/offline/words";
import { ConflictDecision } from "./conflict-decision";
import { MendForm, mendable } from "./mend-form";

/** One change of the queue: what it says, why it is still here, and what its person can do. */
export function QueuedChange({ entry, held }: { entry: Queued; held: boolean }) {
  const queue = useQueue();
  const client = useQueryClient();
  const { settings } = useKnown();
  const [asking, setAsking] = useState(false);
  const { title, detail } = wordsOf(entry);
  const subject = subjectOf(entry);
  const edits = entry.state === "conflict" && entry.command.startsWith("edit");
  const amend = async (change: Parameters<typeof queue.amend>[0]) => {
    await queue.amend(change);
    client.invalidateQueries();
  };
  return (
    <li className="grid gap-2 py-3 text-sm">
      <div className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <span className="font-medium" dir="auto">
          {title}
        </span>
        <Badge>{stateOf(entry.state, held)}</Badge>
        <time dateTime={entry.at} className="ms-auto text-muted-foreground text-xs tabular-nums">
          {formatWhen(entry.at, settings.timeZone, new Date().toISOString())}
        </time>
      </div>
      {detail && (
        <p className="whitespace-pre-wrap break-words text-muted-foreground" dir="auto">
          {detail}
        </p>
      )}
      {entry.error && (
        <p className="text-destructive text-xs">
          {[entry.error.message, ...Object.values(entry.error.fields ?? {})].join(" ")}
        </p>
      )}
      {edits && <ConflictDecision entry={entry} />}
      <MendForm entry={entry} />
      <div className="flex flex-wrap items-center gap-2">
        {subject && (
          <Button asChild size="sm" variant="outline">
            <Link href={`/${subject.entity}s/${subject.id}`} prefetch={false}>
              Open the {subject.entity} <ChevronRight aria-hidden className="rtl:rotate-180" />
            </Link>
          </Button>
        )}
        {entry.state !== "waiting" && !edits && mendable(entry).length === 0 && (
          <Button
            size="sm"
            variant="outline"
            onClick={() => amend((store) => retry(store, entry.n, uuidv7(), decisionNow()))}
          >
            Send again
          </Button>
        )}
        {asking ? (
          <>
            <span className="text-xs">Discard for good? It is not on the server.</span>
            <Button
              size="sm"
              variant="destructive"
              onClick={() => amend((store) => discard(store, entry.n, decisionNow()))}
            >
              Discard
            </Button>
            <Button size="sm" variant="ghost" onClick={() => setAsking(false)}>
              Keep
            </Button>
          </>
        ) : (
          <Button size="sm" variant="ghost" className="text-destructive" onClick={() => setAsking(true)}>
            Discard…
          </Button>
        )}
      </div>
    </li>
  );
}
