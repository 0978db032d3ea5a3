import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NO_SOURCE } from "@/lib/enums";

/** A source as it was written, with suggestions: there may be more sources than a list can offer. */
export function SourceFilter({ value, known }: { value: string | undefined; known: string[] }) {
  return (
    <>
      <Field name="source" label="Source">
        <Input
          defaultValue={value}
          list="known-sources"
          maxLength={100}
          placeholder="Any source"
          autoComplete="off"
          dir="auto"
        />
      </Field>
      <datalist id="known-sources">
        {known.map((source) => (
          <option key={source} value={source} />
        ))}
        <option value={NO_SOURCE}>No source</option>
      </datalist>
    </>
  );
}
