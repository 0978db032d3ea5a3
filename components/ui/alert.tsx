import { cva, type VariantProps } from "class-variance-authority";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/cn";

const alertVariants = cva("flex items-start gap-2.5 rounded-md border px-3 py-2.5 text-foreground text-sm", {
  variants: {
    variant: {
      info: "border-info/25 bg-info-soft/60 [&>div>svg]:text-info",
      success: "border-success/25 bg-success-soft/60 [&>div>svg]:text-success",
      warning: "border-warning/25 bg-warning-soft/60 [&>div>svg]:text-warning",
      destructive: "border-destructive/25 bg-destructive-soft/60 [&>div>svg]:text-destructive",
    },
  },
});

type Variant = NonNullable<VariantProps<typeof alertVariants>["variant"]>;

/** `title` is one sentence; more goes into the children, what to do about it into `actions`. */
export function Alert({
  variant = "info",
  title,
  actions,
  className,
  children,
  ...props
}: Omit<ComponentProps<"div">, "title"> & { variant?: Variant; title?: ReactNode; actions?: ReactNode }) {
  const Icon = ICONS[variant];
  return (
    <div
      data-slot="alert"
      role={variant === "destructive" ? "alert" : "status"}
      className={cn(alertVariants({ variant }), className)}
      {...props}
    >
      <div className="flex min-w-0 flex-1 gap-2.5 self-center">
        <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
        <div className="min-w-0">
          {title && <p className="font-medium">{title}</p>}
          {children && <div className={title ? "text-muted-foreground" : undefined}>{children}</div>}
        </div>
      </div>
      {actions && <div className="flex shrink-0 items-center gap-2 self-center">{actions}</div>}
    </div>
  );
}

const ICONS = { info: Info, success: CircleCheck, warning: TriangleAlert, destructive: CircleAlert };
