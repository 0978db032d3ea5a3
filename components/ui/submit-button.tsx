"use client";

import { LoaderCircle } from "lucide-react";
import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "@/components/ui/button";

/** The form's button. While the form is under way it spins in place, keeps its width and takes no second press. */
export function SubmitButton({ children, disabled, ...props }: Omit<ButtonProps, "type" | "asChild">) {
  const { pending } = useFormStatus();
  return (
    <Button type="submit" disabled={disabled || pending} aria-busy={pending} {...props}>
      <span className={pending ? "invisible contents" : "contents"}>{children}</span>
      {pending && <LoaderCircle aria-hidden className="absolute animate-spin" />}
    </Button>
  );
}
