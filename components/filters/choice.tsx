import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { NativeSelect } from "@/components/ui/native-select";

interface Props extends Omit<ComponentProps<"select">, "value" | "defaultValue" | "children"> {
  name: string;
  label: string;
  /** What no choice is called. */
  any: string;
  options: readonly (readonly [string, string])[];
  value?: string | undefined;
}

/** A select of a filter: values with their labels, and one for none. A choice that narrows the list is marked. */
export function Choice({ label, any, options, value, className, ...props }: Props) {
  return (
    <NativeSelect
      aria-label={label}
      defaultValue={value ?? ""}
      className={cn(
        "w-auto shrink-0 has-[option:not([value='']):checked]:*:border-primary has-[option:not([value='']):checked]:*:bg-primary-soft",
        className,
      )}
      {...props}
    >
      <option value="">{any}</option>
      {options.map(([option, text]) => (
        <option key={option} value={option}>
          {text}
        </option>
      ))}
    </NativeSelect>
  );
}

export function choicesOf<T extends string>(values: readonly T[], labels: Record<T, string>): [string, string][] {
  return values.map((value) => [value, labels[value]]);
}
