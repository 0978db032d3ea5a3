import { changedIn, numberIn } from "@/lib/forms";
import { TARGET_FIELDS, type TargetField } from "./names";
import type { Target } from "./schema";

/** The name of the control for one number of one target: what the command's errors name it, too. */
export function controlName(id: string, field: TargetField): string {
  return `targets.${id}.${field}`;
}

/** The input of `setTargets` from its form: only what was changed, each on the `seq` the person was looking at. */
export function targetsIn(form: FormData): Record<string, unknown> {
  const changed = changedIn(form);
  const targets: Record<string, Record<string, unknown>> = {};
  for (const [id, seq] of Object.entries(seqsIn(form))) {
    const fields = TARGET_FIELDS.filter((field) => changed(controlName(id, field)));
    if (fields.length === 0) continue;
    const typed = fields.map((field) => [field, numberIn(form, controlName(id, field))]);
    targets[id] = { seq, ...Object.fromEntries(typed) };
  }
  return { targets };
}

/** Targets as the form's controls spell them. */
export function targetTexts(targets: readonly Pick<Target, "id" | TargetField>[]): Record<string, string> {
  const texts = targets.flatMap((target) =>
    TARGET_FIELDS.map((field) => [controlName(target.id, field), String(target[field] ?? "")]),
  );
  return Object.fromEntries(texts);
}

/** Targets as a form leaves them, each on the `seq` it had. */
export function typedTargets<T extends Pick<Target, "id" | TargetField>>(targets: readonly T[], form: FormData): T[] {
  return targets.map((target) => {
    const typed = TARGET_FIELDS.filter((field) => form.has(controlName(target.id, field))).map((field) => {
      const value = numberIn(form, controlName(target.id, field));
      return [field, typeof value === "string" ? target[field] : value];
    });
    return { ...target, ...Object.fromEntries(typed) };
  });
}

/** What a form stands on: of each target what it was opened with or saved, newer only where that says the same. */
export function standingOn<T extends Pick<Target, "id" | TargetField>>(opened: readonly T[], now: readonly T[]): T[] {
  return now.map((target) => {
    const was = opened.find(({ id }) => id === target.id);
    return was && TARGET_FIELDS.some((field) => was[field] !== target[field]) ? was : target;
  });
}

/** The `seq` of each target, as the form's hidden control says them. */
export function seqTexts(targets: readonly Pick<Target, "id" | "seq">[]): string {
  return JSON.stringify(Object.fromEntries(targets.map(({ id, seq }) => [id, seq])));
}

function seqsIn(form: FormData): Record<string, unknown> {
  try {
    const seqs: unknown = JSON.parse(String(form.get("seqs") ?? "{}"));
    return seqs && typeof seqs === "object" ? (seqs as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
