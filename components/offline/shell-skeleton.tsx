import { BrandMark } from "@/components/layout/brand";
import { Skeleton } from "@/components/ui/skeleton";

const ROWS = [1, 2, 3, 4, 5, 6];

/** What the shell is before it knows whose device it is on: the frame, and nothing of anybody. */
export function ShellSkeleton() {
  return (
    <div className="min-h-dvh">
      <header className="flex h-[calc(3.25rem+env(safe-area-inset-top))] items-center gap-2.5 border-b bg-sidebar px-4 pt-[env(safe-area-inset-top)] md:px-6">
        <BrandMark />
        <p className="font-semibold text-base tracking-tight">Scholarix</p>
      </header>
      <main className="mx-auto grid max-w-4xl gap-4 px-4 py-5 md:px-6" aria-busy="true">
        <h1 className="sr-only">Opening what this device holds</h1>
        <Skeleton className="h-14 w-full" />
        {ROWS.map((row) => (
          <Skeleton key={row} className="h-12 w-full" />
        ))}
      </main>
    </div>
  );
}
