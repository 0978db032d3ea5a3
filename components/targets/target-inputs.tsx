import { CircleAlert } from "lucide-react";
import { Input } from "@/components/ui/input";
import { errorOf, type FormState } from "@/lib/forms";
import { controlName } from "@/lib/targets/form";
import { TARGET_FIELDS, type TargetField } from "@/lib/targets/names";

interface Props {
  id: string;
  /** Whose target it is, for those who hear it alone. */
  of: string;
  was: Record<string, string>;
  state: FormState;
  /** What holds where nothing is typed, as a control shows it. */
  empty: (field: TargetField) => string;
}

/** The two numbers of a target, each with what is wrong with it below. */
export function TargetInputs({ id, of, was, state, empty }: Props) {
  return (
    <div className="contents max-sm:grid max-sm:grid-cols-2 max-sm:gap-3">
      {TARGET_FIELDS.map((field) => {
        const name = controlName(id, field);
        const error = errorOf(state, name);
        return (
          <div key={field} data-slot="field" className="grid min-w-0 content-start gap-1">
            <label htmlFor={name} className="text-muted-foreground text-xs sm:sr-only">
              {WORDS[field]}
              <span className="sr-only"> of {of}</span>
            </label>
            <Input
              id={name}
              name={name}
              inputMode="numeric"
              autoComplete="off"
              maxLength={6}
              className="tabular-nums"
              defaultValue={state.values[name] ?? was[name]}
              placeholder={empty(field)}
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? `${name}-error` : undefined}
            />
            {error && (
              <p id={`${name}-error`} data-slot="field-error" className="flex gap-1.5 text-destructive text-xs">
                <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
                {error}
              </p>
            )}
          </div>
        );
      })}
    </div>
  );
}

const WORDS: Record<TargetField, string> = { callsPerDay: "Calls a working day", demosPerWeek: "Demos a week" };
