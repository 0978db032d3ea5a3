import { Field } from "@/components/ui/field";
import { INDUSTRIES, type Industry } from "@/lib/enums";
import { INDUSTRY_LABELS } from "@/lib/labels";
import { Choice, choicesOf } from "./choice";

export function IndustryFilter({ value }: { value: Industry | undefined }) {
  return (
    <Field name="industry" label="Industry">
      <Choice
        name="industry"
        label="Industry"
        any="Any industry"
        options={choicesOf(INDUSTRIES, INDUSTRY_LABELS)}
        value={value}
        className="w-full"
      />
    </Field>
  );
}
