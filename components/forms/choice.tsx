import { NativeSelect } from "@/components/ui/native-select";

interface Props {
  name: string;
  label: string;
  /** What no choice is called. */
  any: string;
  options: readonly (readonly [string, string])[];
  value?: string | undefined;
}

/** A select of a filter: values with their labels, and one for none. */
export function Choice({ name, label, any, options, value }: Props) {
  return (
    <NativeSelect name={name} aria-label={label} defaultValue={value ?? ""} className="w-auto shrink-0">
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
