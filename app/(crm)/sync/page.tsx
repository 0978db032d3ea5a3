import type { Metadata } from "next";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { WaitingList } from "@/components/sync/waiting-list";
import { requireSession } from "@/lib/server/context";

export const metadata: Metadata = { title: "Waiting to sync" };

export default async function SyncPage() {
  await requireSession();
  return (
    <>
      <PageHeader title="Waiting to sync" subtitle="What you changed on this device and the server does not have yet" />
      <PageBody className="max-w-3xl">
        <noscript>Without JavaScript every change goes straight to the server: nothing waits here.</noscript>
        <WaitingList />
      </PageBody>
    </>
  );
}
