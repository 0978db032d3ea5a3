import { SearchX } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        icon={<SearchX />}
        title="Nothing is here"
        description="This page does not exist, or you may not see it."
      >
        <Button asChild>
          <Link href="/leads">Back to the leads</Link>
        </Button>
      </EmptyState>
    </main>
  );
}
