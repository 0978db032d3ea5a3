"use client";

import { CommandForm } from "@/components/forms/command-form";
import { useKnown } from "@/components/session/known";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { NativeSelect } from "@/components/ui/native-select";
import { ROLES } from "@/lib/enums";
import { ROLE_LABELS } from "@/lib/labels";
import { changeRoleAction, deactivateMemberAction, reactivateMemberAction } from "@/lib/members/actions";
import type { Member } from "@/lib/members/schema";

const changeRole = () => import("@/lib/members/commands/change-role").then((module) => module.changeRole);
const deactivate = () => import("@/lib/members/commands/deactivate-member").then((module) => module.deactivateMember);
const reactivate = () => import("@/lib/members/commands/reactivate-member").then((module) => module.reactivateMember);

type Row = Member & { operationId: string };

/** Everyone on the allow-list, with their role and access. One's own account is another administrator's to change. */
export function MemberList({ members }: { members: Row[] }) {
  const { actor } = useKnown();
  return (
    <Card>
      <ul className="divide-y">
        {members.map((member) => (
          <li key={member.id} className="flex flex-wrap items-center gap-3 px-4 py-2.5">
            <Avatar id={member.id} name={member.name} />
            <div className="min-w-40 flex-1">
              <p className="truncate font-medium text-sm">
                <bdi>{member.name}</bdi>
              </p>
              <p className="truncate text-muted-foreground text-xs">{member.email}</p>
            </div>
            {!member.active && <Badge variant="warning">No access</Badge>}
            {member.id === actor.id ? (
              <span className="text-muted-foreground text-sm">{ROLE_LABELS[member.role]}, you</span>
            ) : (
              <Controls member={member} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Controls({ member }: { member: Row }) {
  const { id, operationId, name, role, active, seq } = member;
  return (
    <>
      <CommandForm
        key={`role ${seq}`}
        className="flex items-center gap-2"
        action={changeRoleAction}
        command={changeRole}
        operationId={operationId}
        input={(form) => ({ id, role: form.get("role") })}
        done={`${name}’s role was changed.`}
      >
        {(_, pending) => (
          <>
            <input type="hidden" name="id" value={id} />
            <NativeSelect name="role" aria-label={`Role of ${name}`} defaultValue={role} className="w-28">
              {ROLES.map((one) => (
                <option key={one} value={one}>
                  {ROLE_LABELS[one]}
                </option>
              ))}
            </NativeSelect>
            <Button type="submit" variant="outline" size="sm" disabled={pending}>
              Change
            </Button>
          </>
        )}
      </CommandForm>
      <CommandForm
        key={`access ${seq}`}
        action={active ? deactivateMemberAction : reactivateMemberAction}
        command={active ? deactivate : reactivate}
        operationId={`${operationId}-access`}
        input={() => ({ id })}
        done={active ? `${name} has no access any more.` : `${name} has access again.`}
      >
        {(_, pending) => (
          <>
            <input type="hidden" name="id" value={id} />
            <Button
              type="submit"
              variant="ghost"
              size="sm"
              disabled={pending}
              aria-label={`${active ? "End" : "Give"} access: ${name}`}
            >
              {active ? "End access" : "Give access"}
            </Button>
          </>
        )}
      </CommandForm>
    </>
  );
}
