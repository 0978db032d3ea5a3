"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";

const ClerkProvider = dynamic(() => import("@clerk/nextjs").then((module) => module.ClerkProvider));

/** Clerk's own provider, which keeps its session fresh; loaded only where Clerk is who vouches. */
export function ClerkSession({ publishableKey, children }: { publishableKey: string; children: ReactNode }) {
  return <ClerkProvider publishableKey={publishableKey}>{children}</ClerkProvider>;
}
