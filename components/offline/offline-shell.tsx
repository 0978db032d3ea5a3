"use client";

import dynamic from "next/dynamic";
import { useEffect, useLayoutEffect, useState } from "react";
import { readTheme, THEME_COOKIE } from "@/components/layout/theme";
import type { Actor } from "@/lib/command/define";
import { readSignedIn } from "@/lib/offline/signed-in";
import { ShellSkeleton } from "./shell-skeleton";

const OfflineApp = dynamic(() => import("./offline-app").then((module) => module.OfflineApp), {
  ssr: false,
  loading: ShellSkeleton,
});

/**
 * Stands in for every page that did not come. What the service worker keeps of it is nobody's: whose device this is, and
 * which page was asked for, is read here.
 */
export function OfflineShell() {
  const [viewer, setViewer] = useState<Actor | null | undefined>(undefined);
  useEffect(() => {
    document.title = "Offline · Scholarix CRM";
    readSignedIn()
      .catch(() => null)
      .then(setViewer);
  }, []);
  // It was drawn when it was installed, perhaps before the person chose their theme.
  useLayoutEffect(() => {
    const cookies = document.cookie.split("; ").map((cookie) => cookie.split("="));
    document.documentElement.dataset.theme = readTheme(cookies.find(([name]) => name === THEME_COOKIE)?.[1]);
  }, []);
  return viewer === undefined ? <ShellSkeleton /> : <OfflineApp viewer={viewer} />;
}
