"use client";

import { ClerkProvider, SignIn } from "@clerk/nextjs";

export function ClerkSignInForm({ publishableKey }: { publishableKey: string }) {
  return (
    <ClerkProvider publishableKey={publishableKey}>
      <SignIn routing="path" path="/sign-in" fallbackRedirectUrl="/leads" />
    </ClerkProvider>
  );
}
