import Link from "next/link";
import { Alert } from "@/components/ui/alert";
import type { Duplicate, FormState } from "@/lib/forms";
import { leadsWithNumber } from "@/lib/leads/actions";
import { numberToCheck } from "@/lib/leads/form";

const PATIENCE = 10_000;

/** The leads that already have the number. Which button goes on is the form's to say. */
export function SameNumber({ duplicates }: { duplicates: Duplicate[] }) {
  return (
    <Alert variant="warning" title="This number is already here." tabIndex={-1}>
      <ul className="mt-1 grid gap-1">
        {duplicates.map(({ id, name, company }) => (
          <li key={id} className="flex min-h-8 flex-wrap items-center gap-x-1.5 pointer-coarse:min-h-11">
            <Link href={`/leads/${id}`} className="font-medium text-primary underline underline-offset-4">
              Open <bdi>{name}</bdi>
            </Link>
            {company && (
              <span className="text-muted-foreground">
                · <bdi>{company}</bdi>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** The question before a lead is saved with a number that others have, as the server action asks it. */
export async function askAboutNumber(form: FormData): Promise<Partial<FormState> | null> {
  const number = numberToCheck(form);
  if (!number) return null;
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error("No answer.")), PATIENCE));
  const duplicates = await Promise.race([leadsWithNumber(number, form.get("id")), late]);
  return duplicates.length > 0 ? { duplicates } : null;
}
