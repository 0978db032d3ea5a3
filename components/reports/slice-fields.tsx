import { Choice, choicesOf } from "@/components/filters/choice";
import { Field } from "@/components/ui/field";
import type { Slice } from "@/lib/analytics/report-filter";
import { INDUSTRIES } from "@/lib/enums";
import { INDUSTRY_LABELS } from "@/lib/labels";

interface Props {
  slice: Slice;
  /** Whose figures are shown; null for everyone's. */
  userId: string | null;
  manager: boolean;
  people: { id: string; name: string }[];
  sources: string[];
  /** Whether industry and source narrow it, too. */
  sliced?: boolean;
}

/** Whose and which calls and leads a report counts. */
export function SliceFields({ slice, userId, manager, people, sources, sliced = true }: Props) {
  return (
    <>
      {manager && (
        <Field name="userId" label="Person">
          <Choice name="userId" label="Person" any="Everyone" {...personChoice(userId, people)} />
        </Field>
      )}
      {sliced && (
        <>
          <Field name="industry" label="Industry">
            <Choice
              name="industry"
              label="Industry"
              any="Any industry"
              options={[...choicesOf(INDUSTRIES, INDUSTRY_LABELS), ["none", "Without one"]]}
              value={slice.industry}
              key={slice.industry}
            />
          </Field>
          <Field name="source" label="Source">
            <Choice name="source" label="Source" any="Any source" {...sourceChoice(slice.source, sources)} />
          </Field>
        </>
      )}
    </>
  );
}

function personChoice(userId: string | null, people: Props["people"]) {
  const known = people.some(({ id }) => id === userId);
  const options = people.map(({ id, name }) => [id, name] as const);
  const value = userId ?? undefined;
  return { value, options: userId && !known ? [...options, [userId, "Unknown"] as const] : options };
}

function sourceChoice(source: string | undefined, sources: string[]) {
  const named = new Set(source && source !== "(none)" ? [...sources, source] : sources);
  return {
    value: source,
    options: [...[...named].map((one) => [one, one] as const), ["(none)", "Without one"] as const],
  };
}
