import type { ReactNode } from "react";
import { Brand } from "@/components/layout/brand";
import { cn } from "@/components/ui/cn";

/** The door of the house: who we are in one sentence, and the form. */
export function SignInCard({
  title = "Sign in",
  description,
  footer,
  children,
}: {
  title?: string;
  description?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
}) {
  return (
    <main className="grid min-h-dvh lg:grid-cols-[minmax(26rem,5fr)_7fr]">
      <div className="relative flex flex-col overflow-hidden px-6 pt-[calc(1.5rem+env(safe-area-inset-top))] pb-[calc(1.5rem+env(safe-area-inset-bottom))] md:px-10 md:py-8">
        <Ringing className="absolute -inset-e-40 -top-40 size-112 opacity-60 lg:hidden" />
        <Brand className="relative" />
        <div className="relative m-auto grid w-full max-w-sm gap-6 py-10">
          <div>
            <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
            <p className="mt-1.5 text-muted-foreground text-sm lg:hidden">{SENTENCE}</p>
            {description && <p className="mt-1.5 text-muted-foreground text-sm">{description}</p>}
          </div>
          {children}
        </div>
        {footer && <div className="relative text-muted-foreground text-xs">{footer}</div>}
      </div>
      <aside className="flex flex-col gap-10 overflow-hidden bg-primary p-12 text-primary-foreground max-lg:hidden dark:bg-primary-soft dark:text-foreground">
        <div className="relative flex-1">
          <Call />
        </div>
        <p className="max-w-md text-balance font-semibold text-2xl tracking-tight">{SENTENCE}</p>
      </aside>
    </main>
  );
}

const SENTENCE = "The CRM for teams that sell by phone, where nothing you type is ever lost.";

/** The mark, drawn large: a line comes in from the form, and its other end rings. */
function Call() {
  return (
    <svg
      viewBox="0 0 520 480"
      aria-hidden="true"
      className="absolute inset-0 size-full overflow-visible fill-none stroke-current dark:stroke-primary rtl:-scale-x-100"
    >
      {RADII.map((radius, index) => (
        <circle key={radius} cx="400" cy="70" r={radius} strokeWidth="1.5" opacity={0.55 - index * 0.07} />
      ))}
      <path d="M400 70H200a100 100 0 0 0 0 200h50a100 100 0 0 1 0 200H-2000" strokeWidth="10" strokeLinecap="round" />
      <circle cx="400" cy="70" r="24" className="fill-current stroke-none dark:fill-primary" />
    </svg>
  );
}

function Ringing({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 400 400" aria-hidden="true" className={cn("fill-none stroke-primary", className)}>
      {RADII.slice(0, 3).map((radius, index) => (
        <circle key={radius} cx="200" cy="200" r={radius * 0.8} strokeWidth="1.25" opacity={0.6 - index * 0.14} />
      ))}
      <circle cx="200" cy="200" r="18" className="fill-primary stroke-none" />
    </svg>
  );
}

const RADII = [60, 108, 164, 230, 306, 392, 488];
