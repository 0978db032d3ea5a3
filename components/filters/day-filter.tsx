import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** A local day. An exact instant, which only a link can ask for, is kept until it is cleared. */
export function DayFilter({ name, label, value }: { name: string; label: string; value: string | undefined }) {
  if (value?.includes("T")) return <input type="hidden" name={name} value={value} />;
  return (
    <Field name={name} label={label}>
      <Input type="date" defaultValue={value} />
    </Field>
  );
}
