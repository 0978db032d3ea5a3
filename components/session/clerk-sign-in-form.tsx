"use client";

import { ClerkProvider, SignIn } from "@clerk/nextjs";

export function ClerkSignInForm({ publishableKey, next }: { publishableKey: string; next: string }) {
  return (
    <ClerkProvider publishableKey={publishableKey}>
      <SignIn routing="path" path="/sign-in" fallbackRedirectUrl={next} />
    </ClerkProvider>
  );
}
