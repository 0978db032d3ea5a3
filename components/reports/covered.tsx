import { rangeWords } from "@/lib/analytics/period-words";
import type { Dashboard, Scope } from "@/lib/analytics/schema";
import type { Industry } from "@/lib/enums";
import { INDUSTRY_LABELS } from "@/lib/labels";

/** What the figures are of, in words: also on paper, where there are no filters. */
export function Covered({ page, person }: { page: Dashboard; person: string | null }) {
  const { scope, previous, timeZone } = page;
  return (
    <p className="text-muted-foreground text-sm">
      <Narrowed scope={scope} person={person} />
      Compared with <bdi>{rangeWords(previous, timeZone)}</bdi>. Days are cut in <bdi>{timeZone}</bdi>.
    </p>
  );
}

/** Nothing, where nothing is left out. */
export function Narrowed({ scope, person }: { scope: Pick<Scope, "industry" | "source">; person: string | null }) {
  const narrowed = [person, industryWords(scope.industry), sourceWords(scope.source)].filter((one) => one !== null);
  if (narrowed.length === 0) return null;
  return (
    <>
      Only <bdi className="font-medium text-foreground">{narrowed.join(", ")}</bdi>.{" "}
    </>
  );
}

function industryWords(industry: string | null): string | null {
  if (industry === null) return null;
  return industry === "" ? "without an industry" : INDUSTRY_LABELS[industry as Industry];
}

function sourceWords(source: string | null): string | null {
  if (source === null) return null;
  return source === "" ? "without a source" : `source ${source}`;
}
