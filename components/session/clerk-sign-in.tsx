"use client";

import dynamic from "next/dynamic";
import { SignInCard } from "@/components/layout/sign-in-card";
import { Skeleton } from "@/components/ui/skeleton";

const Form = dynamic(() => import("./clerk-sign-in-form").then((module) => module.ClerkSignInForm), {
  ssr: false,
  loading: () => <Skeleton className="h-80 w-full" />,
});

/** Clerk's sign-in, where Clerk is who vouches. Clerk's form needs JavaScript. */
export function ClerkSignIn(props: { publishableKey: string; next: string }) {
  return (
    <SignInCard>
      <Form {...props} />
      <noscript>Signing in needs JavaScript; the rest works without.</noscript>
    </SignInCard>
  );
}
