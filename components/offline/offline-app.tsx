"use client";

import { CloudOff } from "lucide-react";
import { useEffect, useState } from "react";
import { AppShell } from "@/components/layout/app-shell";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { readTheme, THEME_COOKIE } from "@/components/layout/theme";
import { Providers } from "@/components/session/providers";
import { GoProvider } from "@/components/session/use-go";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { Actor } from "@/lib/command/define";
import { formatWhen } from "@/lib/format";
import { askDeviceFirst } from "@/lib/offline/fetch-api";
import { knownRows } from "@/lib/offline/known-rows";
import { settingsIn } from "@/lib/offline/local-views";
import { caughtUpAt } from "@/lib/offline/replica";
import { openStore } from "@/lib/offline/store";
import { setLive } from "@/lib/realtime/live-store";
import type { Settings } from "@/lib/settings/schema";
import { OfflinePage } from "./offline-page";
import { useConnected } from "./use-connected";
import { useLocalGo } from "./use-local-go";

/**
 * The app without a server: the same frame and the same views, drawn from what this device keeps of its person. `viewer`
 * is who was signed in here last; null when nobody was.
 */
export function OfflineApp({ viewer }: { viewer: Actor | null }) {
  const [settings, setSettings] = useState<Settings | null | undefined>(undefined);
  const [asOf, setAsOf] = useState<string | null>(null);
  const connected = useConnected();
  const { address, go } = useLocalGo(connected);

  useEffect(() => askDeviceFirst(!connected), [connected]);
  // No socket is opened here: what others do is seen once the pages come from the server again.
  useEffect(() => setLive({ status: "offline" }), []);

  useEffect(() => {
    if (!viewer) return setSettings(null);
    const read = async () => {
      const store = await openStore(viewer.id);
      const found = settingsIn(await knownRows(store, viewer));
      setAsOf(await caughtUpAt(store));
      store.close();
      setSettings(found ?? null);
    };
    read().catch(() => setSettings(null));
  }, [viewer]);

  if (settings === undefined) return <Skeleton className="m-4 h-64" />;
  if (!viewer || !settings) return <NothingHere />;
  return (
    <GoProvider value={go}>
      <Providers known={{ actor: viewer, settings }}>
        <AppShell person={viewer} organisation={settings.name} theme={readTheme(themeCookie())}>
          <Connection
            connected={connected}
            asOf={asOf && formatWhen(asOf, settings.timeZone, new Date().toISOString())}
          />
          <OfflinePage address={address} viewer={viewer} />
        </AppShell>
      </Providers>
    </GoProvider>
  );
}

function Connection({ connected, asOf }: { connected: boolean; asOf: string | null }) {
  return (
    <p role="status" className="flex min-h-11 items-center gap-2 border-b bg-warning-soft px-4 py-1 text-sm md:px-6">
      <CloudOff aria-hidden className="size-4 shrink-0 text-warning" />
      {connected
        ? "You are connected again."
        : "You are offline. What you do here is kept, and sent when you are connected."}
      {asOf && !connected && (
        <span className="ms-auto whitespace-nowrap text-muted-foreground text-xs max-sm:hidden">
          Leads as of {asOf}
        </span>
      )}
      {connected && (
        <Button size="sm" variant="outline" className="ms-auto" onClick={() => window.location.reload()}>
          Show everything
        </Button>
      )}
    </p>
  );
}

function themeCookie(): string | undefined {
  return new RegExp(`(?:^|; )${THEME_COOKIE}=([^;]*)`).exec(document.cookie)?.[1];
}

function NothingHere() {
  return (
    <>
      <PageHeader title="No connection" />
      <PageBody>
        <EmptyState
          icon={<CloudOff />}
          title="This page needs the server"
          description="Nobody has signed in on this device yet, or its data was cleared. Connect, and sign in once; after that your leads are here without a network, too."
        >
          <Button onClick={() => window.location.reload()}>Try again</Button>
        </EmptyState>
      </PageBody>
    </>
  );
}
