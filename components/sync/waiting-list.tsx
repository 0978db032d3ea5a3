"use client";

import { CloudCheck, Download } from "lucide-react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { needsDecision } from "@/lib/offline/outbox";
import type { Obstacle } from "@/lib/offline/queue";
import type { Queued } from "@/lib/offline/store";
import { useQueue, useQueueState } from "@/lib/offline/use-queue";
import { QueuedChange } from "./queued-change";

/** Everything of this person's that is not on the server yet, or was not taken: what it is, why, and what can be done. */
export function WaitingList() {
  const queue = useQueue();
  const state = useQueueState();
  if (!state) return <Skeleton className="h-40 w-full" />;
  const entries = state.entries.filter((entry) => entry.state !== "applied");
  const needing = entries.filter(needsDecision);
  const waiting = entries.filter((entry) => entry.state === "waiting");
  const why = entries.length > 0 && state.obstacle && OBSTACLES[state.obstacle];
  if (entries.length === 0) {
    return <EmptyState icon={<CloudCheck />} title="Everything is sent" description="Nothing waits on this device." />;
  }
  return (
    <>
      {why && (
        <Alert
          variant="warning"
          title={why}
          actions={
            <Button type="button" size="sm" variant="outline" onClick={() => queue.send()}>
              Try now
            </Button>
          }
        />
      )}
      {needing.length > 0 && <Group title="Needs you" entries={needing} held={state.held} />}
      {waiting.length > 0 && <Group title="Waiting to be sent" entries={waiting} held={state.held} />}
      <p>
        <Button type="button" variant="outline" size="sm" onClick={() => download(entries)}>
          <Download aria-hidden /> Download as a file
        </Button>
      </p>
    </>
  );
}

const OBSTACLES: Record<Exclude<Obstacle, null>, string> = {
  uncertain: "The server does not answer. It is asked again by itself.",
  "signed-out": "You are signed out here. Sign in again as the same person, then everything is sent.",
  forbidden: "Another person is signed in, or your access has ended. Your changes are kept, and sent only as you.",
  limited: "Too much was sent at once. It goes on by itself in a minute.",
  refused: "This version of the app is too old for the server. Reload the page; nothing is lost by it.",
  storage: "This browser cannot open its storage for the app. Changes go straight to the server meanwhile.",
};

function Group({ title, entries, held }: { title: string; entries: Queued[]; held: ReadonlySet<string> }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>{title}</CardTitle>
      </CardHeader>
      <CardContent className="py-0">
        <ul className="divide-y">
          {entries.map((entry) => (
            <QueuedChange key={entry.n} entry={entry} held={held.has(entry.id)} />
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}

/** As JSON: even a server that refuses for ever loses nothing. */
function download(entries: Queued[]): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(entries, null, 2)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `scholarix-waiting-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
