"use client";

import dynamic from "next/dynamic";

const ClerkProvider = dynamic(() => import("@clerk/nextjs").then((module) => module.ClerkProvider), { ssr: false });

/**
 * Keeps Clerk's session fresh beside the page. It draws nothing and wraps nothing, so that Clerk's components stay out
 * of the Worker; loaded only where Clerk is who vouches.
 */
export function ClerkSession({ publishableKey }: { publishableKey: string }) {
  return (
    <ClerkProvider publishableKey={publishableKey}>
      <span hidden />
    </ClerkProvider>
  );
}
