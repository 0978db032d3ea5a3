import { CircleAlert } from "lucide-react";
import { Slot } from "radix-ui/slot";
import type { ReactElement, ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Label } from "@/components/ui/label";

interface FieldProps {
  name: string;
  label: ReactNode;
  /** Where two forms on a page share a name. */
  id?: string;
  hint?: ReactNode;
  error?: string | readonly string[] | null;
  /** Says so beside the label: what may be left empty is marked, not what is required. */
  optional?: boolean;
  className?: string;
  /** The one control: it is given `id`, `name` and its aria attributes unless it brings its own. */
  children: ReactElement;
}

export function Field({ name, label, id = name, hint, error, optional, className, children }: FieldProps) {
  const message = typeof error === "string" ? error : error?.join(" ");
  const described = [message && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  const wiring = {
    id,
    name,
    "aria-invalid": message ? true : undefined,
    "aria-describedby": described || undefined,
  };
  return (
    <div data-slot="field" className={cn("grid min-w-0 content-start gap-1.5", className)}>
      <Label htmlFor={id}>
        {label}
        {optional && <span className="ms-auto font-normal text-muted-foreground text-xs">Optional</span>}
      </Label>
      <Slot {...wiring}>{children}</Slot>
      {message && (
        <p id={`${id}-error`} data-slot="field-error" className="flex gap-1.5 text-destructive text-xs">
          <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
          {message}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} data-slot="field-hint" className="text-muted-foreground text-xs">
          {hint}
        </p>
      )}
    </div>
  );
}
