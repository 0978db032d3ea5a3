import { Checkbox } from "@/components/ui/checkbox";

interface Props {
  name: string;
  label: string;
  options: readonly (readonly [string, string])[];
  values: readonly string[] | undefined;
}

/** Any number of values of one filter, each one press away. */
export function Several({ name, label, options, values = [] }: Props) {
  return (
    <fieldset aria-label={label} className="relative flex shrink-0 gap-1.5 max-md:-order-1 md:order-3 md:flex-wrap">
      {options.map(([value, text]) => (
        <label
          key={value}
          htmlFor={`${name}-${value}`}
          className="flex h-control select-none items-center gap-1.5 whitespace-nowrap rounded-full border bg-card ps-2.5 pe-3 text-sm hover:bg-accent has-checked:border-primary has-checked:bg-primary-soft md:h-7 md:text-xs pointer-coarse:md:h-control"
        >
          <Checkbox
            id={`${name}-${value}`}
            name={name}
            value={value}
            defaultChecked={values.includes(value)}
            className="size-3.5 pointer-coarse:size-4"
          />
          {text}
        </label>
      ))}
    </fieldset>
  );
}
