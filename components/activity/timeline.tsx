"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ActivityItem } from "@/components/activity/activity-item";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { timelineKey } from "@/lib/activity/cache";
import type { Activity } from "@/lib/activity/schema";
import { fetchApi } from "@/lib/offline/fetch-api";

interface Page {
  data: Activity[];
  nextCursor: string | null;
}

/** What happened with a lead, newest first: calls, notes and changes, before and after. */
export function Timeline({ leadId, now }: { leadId: string; now: string }) {
  const [older, setOlder] = useState<Page[]>([]);
  const path = `/api/leads/${leadId}/timeline`;
  const { data } = useQuery({
    queryKey: timelineKey(leadId),
    queryFn: () => fetchApi<Page>(`${path}?limit=25`),
  });
  if (!data) return null;
  const pages = [data, ...older];
  const cursor = pages.at(-1)?.nextCursor;
  return (
    <Card>
      <CardHeader>
        <CardTitle>Timeline</CardTitle>
      </CardHeader>
      <CardContent>
        <ol className="grid">
          {pages
            .flatMap((page) => page.data)
            .map((activity) => (
              <ActivityItem key={activity.seq} activity={activity} now={now} />
            ))}
        </ol>
        {cursor && (
          <Button
            variant="outline"
            size="sm"
            className="mt-3"
            onClick={async () => {
              const page = await fetchApi<Page>(`${path}?limit=50&cursor=${cursor}`);
              setOlder((before) => [...before, page]);
            }}
          >
            Older
          </Button>
        )}
      </CardContent>
    </Card>
  );
}
