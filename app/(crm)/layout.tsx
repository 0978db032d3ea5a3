import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { AppShell } from "@/components/layout/app-shell";
import { readTheme, THEME_COOKIE } from "@/components/layout/theme";
import { ClerkSession } from "@/components/session/clerk-session";
import { DeviceKeeper } from "@/components/session/device-keeper";
import { Live } from "@/components/session/live";
import { LocalSession } from "@/components/session/local-session";
import { Providers } from "@/components/session/providers";
import { requestMode, requireSession } from "@/lib/server/context";

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const [{ ctx, settings, due, cursor }, mode, jar] = await Promise.all([requireSession(), requestMode(), cookies()]);
  const { actor } = ctx;
  return (
    <Providers known={{ actor, settings }}>
      {mode.kind === "local" ? (
        <LocalSession />
      ) : (
        <ClerkSession publishableKey={process.env.CLERK_PUBLISHABLE_KEY ?? ""} />
      )}
      {process.env.NODE_ENV !== "development" && <Live cursor={cursor} />}
      <DeviceKeeper />
      <AppShell
        person={actor}
        organisation={settings.name}
        theme={readTheme(jar.get(THEME_COOKIE)?.value)}
        counts={{ due }}
      >
        {children}
      </AppShell>
    </Providers>
  );
}
