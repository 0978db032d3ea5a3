"use client";

import { CircleAlert, CircleCheck, Info, LoaderCircle, TriangleAlert } from "lucide-react";
import { Toaster as Sonner, type ToasterProps } from "sonner";

/** Load it lazily, once, near the end of the layout. Its colours are our tokens, so it needs no theme. */
export function Toaster(props: ToasterProps) {
  return (
    <Sonner
      position="bottom-center"
      offset={20}
      mobileOffset={{ bottom: "calc(4.5rem + env(safe-area-inset-bottom))" }}
      icons={ICONS}
      toastOptions={{ unstyled: true, classNames: CLASSES }}
      {...props}
    />
  );
}

const ICONS = {
  success: <CircleCheck aria-hidden className="size-4 text-success" />,
  info: <Info aria-hidden className="size-4 text-info" />,
  warning: <TriangleAlert aria-hidden className="size-4 text-warning" />,
  error: <CircleAlert aria-hidden className="size-4 text-destructive" />,
  loading: <LoaderCircle aria-hidden className="size-4 animate-spin text-muted-foreground" />,
};

const CLASSES = {
  toast:
    "data-[front=false]:not-data-[expanded=true]:*:opacity-0 flex w-full items-center gap-2.5 rounded-lg border bg-popover px-3.5 py-2.5 font-sans text-popover-foreground text-sm shadow-lg",
  content: "min-w-0 flex-1",
  title: "font-medium",
  description: "text-muted-foreground",
  actionButton: "ms-auto shrink-0 rounded-md px-2 py-1 font-medium text-primary text-sm hover:bg-accent",
  cancelButton: "shrink-0 rounded-md px-2 py-1 text-muted-foreground text-sm hover:bg-accent",
};
