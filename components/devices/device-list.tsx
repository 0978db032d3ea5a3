"use client";

import { MonitorSmartphone } from "lucide-react";
import { CommandForm } from "@/components/forms/command-form";
import { useKnown } from "@/components/session/known";
import { Badge } from "@/components/ui/badge";
import { Button, buttonVariants } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { revokeDeviceAction } from "@/lib/devices/actions";
import type { DeviceView } from "@/lib/devices/present";
import { formatWhen } from "@/lib/format";

const revokeDevice = () => import("@/lib/devices/commands/revoke-device").then((module) => module.revokeDevice);

type Row = DeviceView & { operationId: string };

/** One's devices, the last used first; revoking one asks first. */
export function DeviceList({ devices, now }: { devices: Row[]; now: string }) {
  const { settings } = useKnown();
  return (
    <Card aria-label="Your devices">
      <ul className="divide-y">
        {devices.map((device) => (
          <li key={device.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
            <MonitorSmartphone aria-hidden className="size-5 shrink-0 text-muted-foreground" />
            <div className="min-w-40 flex-1">
              <p className="flex items-center gap-2 font-medium text-sm">
                <bdi className="truncate">{device.name}</bdi>
                {device.current && <Badge variant="info">This device</Badge>}
              </p>
              <p className="text-muted-foreground text-xs tabular-nums">
                Last used {formatWhen(device.seenAt, settings.timeZone, now)}, added{" "}
                {formatWhen(device.createdAt, settings.timeZone, now)}
              </p>
            </div>
            <Revoke device={device} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Opens and closes before JavaScript, too. */
function Revoke({ device: { id, name, operationId } }: { device: Row }) {
  return (
    <details className="group open:basis-full">
      <summary
        aria-label={`Revoke ${name}`}
        className={cn(
          buttonVariants({ variant: "ghost", size: "sm" }),
          "cursor-pointer list-none text-destructive group-open:hidden [&::-webkit-details-marker]:hidden",
        )}
      >
        Revoke
      </summary>
      <div className="flex flex-wrap items-center justify-between gap-3 rounded-md bg-destructive-soft/60 px-3 py-2.5">
        <p className="min-w-56 flex-1 text-sm">
          It will not send by itself until you sign in on it again. What waits on it stays there, and it stays signed
          in.
        </p>
        <CommandForm
          action={revokeDeviceAction}
          command={revokeDevice}
          operationId={operationId}
          input={() => ({ id })}
          done={`${name} sends nothing by itself any more.`}
        >
          {(_, pending) => (
            <>
              <input type="hidden" name="id" value={id} />
              <Button type="submit" variant="destructive" size="sm" disabled={pending}>
                Revoke this device
              </Button>
            </>
          )}
        </CommandForm>
      </div>
    </details>
  );
}
