import { Alert } from "@/components/ui/alert";
import type { Heard, Missing } from "@/lib/devices/heard";
import { namesOf, silentWords, waitingWords } from "@/lib/devices/missing-words";
import { formatWhen } from "@/lib/format";

interface Props {
  missing: Missing;
  timeZone: string;
  now: string;
}

/** That figures up to now may not be whole, and because of whom. */
export function MayMiss({ missing: { waiting, silent }, timeZone, now }: Props) {
  if (waiting.length + silent.length === 0) return null;
  const told = (all: readonly Heard[]) => namesOf(all, (at) => formatWhen(at, timeZone, now));
  return (
    <Alert
      variant={waiting.length > 0 ? "warning" : "info"}
      title={waiting.length > 0 ? waitingWords(waiting) : silentWords(silent)}
      className="print:break-inside-avoid"
    >
      {waiting.length > 0 && <p>Last heard: {told(waiting)}.</p>}
      {silent.length > 0 && (
        <p>
          {waiting.length > 0 ? "Not heard from for a while: " : "Last heard: "}
          {told(silent)}.
        </p>
      )}
      <p className="print:hidden">
        <a href="#devices" className="text-foreground underline underline-offset-4">
          All devices
        </a>
      </p>
    </Alert>
  );
}
