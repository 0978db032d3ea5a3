import Link from "next/link";
import { Alert } from "@/components/ui/alert";
import type { Duplicate, FormState } from "@/lib/forms";
import { leadsWithNumber } from "@/lib/leads/actions";
import { numberToCheck } from "@/lib/leads/form";
import type { LeadView } from "@/lib/leads/schema";
import { fetchApi } from "@/lib/offline/fetch-api";

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
  const asked = navigator.onLine ? leadsWithNumber(number, form.get("id")) : Promise.reject(new Error("Offline."));
  const duplicates = await Promise.race([asked, late]).catch(() => duplicatesHere(number, form.get("id")));
  return duplicates.length > 0 ? { duplicates } : null;
}

/** The same among the leads this device knows, when the server does not answer. Throws when it knows none at all. */
async function duplicatesHere(number: string, id: FormDataEntryValue | null): Promise<Duplicate[]> {
  const { data } = await fetchApi<{ data: LeadView[] }>(`/api/leads?${new URLSearchParams({ q: number })}`);
  const found = isWhole(number) ? data.filter((lead) => lead.id !== id) : [];
  return found.map(({ id, name, company }) => ({ id, name, company }));
}

/** As many digits as only a whole number has; a shorter end would name strangers. */
function isWhole(number: string): boolean {
  return number.replace(/\D/g, "").length >= 7;
}
