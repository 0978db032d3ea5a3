import { Field } from "@/components/ui/field";
import { INDUSTRIES, type Industry, NONE } from "@/lib/enums";
import { INDUSTRY_CHOICE_LABELS } from "@/lib/labels";
import { Choice, choicesOf } from "./choice";

export function IndustryFilter({ value }: { value: Industry | typeof NONE | undefined }) {
  return (
    <Field name="industry" label="Industry">
      <Choice
        name="industry"
        label="Industry"
        any="Any industry"
        options={choicesOf([...INDUSTRIES, NONE], INDUSTRY_CHOICE_LABELS)}
        value={value}
        className="w-full"
      />
    </Field>
  );
}
