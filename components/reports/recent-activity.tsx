import Link from "next/link";
import { ActivityItem } from "@/components/activity/activity-item";
import { Card, CardAction, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import type { Activity } from "@/lib/activity/schema";

export function RecentActivity({ recent, now }: { recent: Activity[]; now: string }) {
  if (recent.length === 0) return null;
  return (
    <Card aria-labelledby="recent" className="print:hidden">
      <CardHeader>
        <CardTitle id="recent">Recent activity</CardTitle>
        <CardAction>
          <Link href="/activity" prefetch={false} className="text-primary text-sm underline-offset-4 hover:underline">
            All activity
          </Link>
        </CardAction>
      </CardHeader>
      <CardContent>
        <ol className="grid">
          {recent.map((activity) => (
            <ActivityItem key={activity.seq} activity={activity} now={now} linked />
          ))}
        </ol>
      </CardContent>
    </Card>
  );
}
