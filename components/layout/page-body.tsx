import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** What stands under a page's header with the page's margins. Tables bring their own and go without. */
export function PageBody({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("grid gap-4 px-4 py-4 md:gap-5 md:px-6 md:py-5", className)} {...props} />;
}
