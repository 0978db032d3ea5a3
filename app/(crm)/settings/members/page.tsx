import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { v7 as uuidv7 } from "uuid";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { InviteForm } from "@/components/members/invite-form";
import { MemberList } from "@/components/members/member-list";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { isAdmin } from "@/lib/auth/roles";
import { listMembers } from "@/lib/members/queries";
import { requireSession } from "@/lib/server/context";

export const metadata: Metadata = { title: "People" };

export default async function MembersPage() {
  const { ctx } = await requireSession();
  if (!isAdmin(ctx.actor)) notFound();
  const members = await listMembers(ctx);
  return (
    <>
      <PageHeader title="Settings">
        <SettingsTabs current="/settings/members" role={ctx.actor.role} />
      </PageHeader>
      <PageBody className="max-w-4xl">
        <InviteForm id={uuidv7()} operationId={uuidv7()} />
        <MemberList members={members.map((member) => ({ ...member, operationId: uuidv7() }))} />
      </PageBody>
    </>
  );
}
