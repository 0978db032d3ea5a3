import type { Metadata } from "next";
import { OfflineShell } from "@/components/offline/offline-shell";

export const metadata: Metadata = { title: "Offline", robots: { index: false } };
/** Cached with its own policy and nonce, so it is rendered when it is fetched, not when it is built. */
export const dynamic = "force-dynamic";

export default function OfflinePage() {
  return <OfflineShell />;
}
