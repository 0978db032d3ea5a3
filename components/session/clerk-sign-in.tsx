"use client";

import { ClerkProvider, SignIn } from "@clerk/nextjs";

/** Clerk's sign-in, where Clerk is who vouches. */
export function ClerkSignIn({ publishableKey }: { publishableKey: string }) {
  return (
    <ClerkProvider publishableKey={publishableKey}>
      <SignIn routing="path" path="/sign-in" fallbackRedirectUrl="/leads" />
    </ClerkProvider>
  );
}
