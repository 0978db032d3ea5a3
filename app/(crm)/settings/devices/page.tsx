import { MonitorSmartphone } from "lucide-react";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { v7 as uuidv7 } from "uuid";
import { DeviceList } from "@/components/devices/device-list";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { deviceIdIn } from "@/lib/devices/cookie";
import { presentDevice } from "@/lib/devices/present";
import { listDevices } from "@/lib/devices/queries";
import { requireSession } from "@/lib/server/context";

export const metadata: Metadata = { title: "Devices" };

export default async function DevicesPage() {
  const [{ ctx }, list] = await Promise.all([requireSession(), headers()]);
  const currentId = deviceIdIn(list.get("cookie"));
  const devices = (await listDevices(ctx)).map((device) => presentDevice(device, currentId));
  return (
    <>
      <PageHeader title="Settings">
        <SettingsTabs current="/settings/devices" role={ctx.actor.role} />
      </PageHeader>
      <PageBody className="max-w-3xl">
        <p className="max-w-prose text-muted-foreground text-sm">
          Changes you make without a network are sent from these devices when it is back, even after you closed the
          page. A device that is not used for two weeks is forgotten. Revoke one that you have lost or given away.
        </p>
        {devices.length > 0 ? (
          <DeviceList
            devices={devices.map((device) => ({ ...device, operationId: uuidv7() }))}
            now={ctx.now().toISOString()}
          />
        ) : (
          <EmptyState
            icon={<MonitorSmartphone />}
            title="No device sends by itself"
            description="A device is added a moment after you sign in on it."
          />
        )}
      </PageBody>
    </>
  );
}
