import { Activity as ActivityIcon } from "lucide-react";
import type { Metadata } from "next";
import { ActivityItem } from "@/components/activity/activity-item";
import { ExportLink } from "@/components/exports/export-link";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Card, CardContent } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { listActivity } from "@/lib/activity/queries";
import { isManager } from "@/lib/auth/roles";
import { requireSession } from "@/lib/server/context";

export const metadata: Metadata = { title: "Activity" };

export default async function ActivityPage({ searchParams }: { searchParams: Promise<{ cursor?: string }> }) {
  const [{ ctx }, params] = await Promise.all([requireSession(), searchParams]);
  const cursor = /^\d{1,15}$/.test(params.cursor ?? "") ? params.cursor : undefined;
  const page = await listActivity(ctx, { limit: 50, cursor });
  const now = ctx.now().toISOString();
  return (
    <>
      <PageHeader
        title="Activity"
        actions={isManager(ctx.actor) && <ExportLink kind="activity" />}
        subtitle={isManager(ctx.actor) ? "Everything that happened, newest first" : "What happened on your leads"}
      />
      <PageBody className="max-w-4xl">
        {page.data.length === 0 ? (
          <EmptyState icon={<ActivityIcon />} title="Nothing yet" description="Calls, notes and changes stand here." />
        ) : (
          <Card>
            <CardContent>
              <ol className="grid">
                {page.data.map((activity) => (
                  <ActivityItem key={activity.seq} activity={activity} now={now} linked />
                ))}
              </ol>
            </CardContent>
          </Card>
        )}
        <Pagination
          previousHref={cursor ? "/activity" : null}
          nextHref={page.nextCursor && `/activity?cursor=${page.nextCursor}`}
        />
      </PageBody>
    </>
  );
}
