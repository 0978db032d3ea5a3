"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ActivityItem } from "@/components/activity/activity-item";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { timelineKey } from "@/lib/activity/cache";
import { joined, type TimelinePage } from "@/lib/activity/pages";
import { fetchApi } from "@/lib/offline/fetch-api";

/** What happened with a lead, newest first: calls, notes and changes, before and after. */
export function Timeline({ leadId, now }: { leadId: string; now: string }) {
  const [held, setHeld] = useState<TimelinePage | null>(null);
  const [problem, setProblem] = useState(false);
  const path = `/api/leads/${leadId}/timeline`;
  const { data } = useQuery({
    queryKey: timelineKey(leadId),
    queryFn: () => fetchApi<TimelinePage>(`${path}?limit=25`),
  });
  if (!data) return null;
  const shown = joined(data, held);
  const { nextCursor } = shown;
  const readOlder = async () => {
    try {
      const older = await fetchApi<TimelinePage>(`${path}?limit=50&cursor=${nextCursor}`);
      setHeld({ data: [...shown.data, ...older.data], nextCursor: older.nextCursor });
      setProblem(false);
    } catch {
      setProblem(true);
    }
  };
  return (
    <Card>
      <CardHeader>
        <CardTitle>Timeline</CardTitle>
      </CardHeader>
      <CardContent>
        <ol className="grid">
          {shown.data.map((activity) => (
            <ActivityItem key={activity.seq} activity={activity} now={now} />
          ))}
        </ol>
        {nextCursor && (
          <Button variant="outline" size="sm" className="mt-3" onClick={readOlder}>
            Older
          </Button>
        )}
        {problem && (
          <p role="alert" className="mt-2 text-destructive text-xs">
            Older entries could not be read. Press again when you are connected.
          </p>
        )}
      </CardContent>
    </Card>
  );
}
