"use client";

import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";

/** Anything unforeseen while a page was drawn: nothing typed elsewhere is touched, and trying again is one press. */
export default function PageError({ reset }: { reset: () => void }) {
  return (
    <ErrorState
      title="This page could not be shown"
      description="Something went wrong on our side. Nothing you saved is lost."
    >
      <Button onClick={reset}>Try again</Button>
    </ErrorState>
  );
}
