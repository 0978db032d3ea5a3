import { AppError } from "@/lib/command/errors";
import { toInstant } from "@/lib/time";

/** The longest range a list or report may ask for, in days. */
const MAX_RANGE = 1830;

/** `[from, to)` in local days or instants, checked: not reversed, at most 1,830 days (a clock change aside). */
export function requireRange(
  from: string | undefined,
  to: string | undefined,
  names: [string, string],
  timeZone: string,
): void {
  if (!from || !to) return;
  const hours = (Date.parse(toInstant(to, timeZone)) - Date.parse(toInstant(from, timeZone))) / 3_600_000;
  const days = hours < 0 ? -1 : Math.max(0, hours - 1) / 24;
  const wrong = days < 0 ? `This lies before ${names[0]}.` : days > MAX_RANGE ? "Ask for at most 1,830 days." : null;
  if (wrong) throw new AppError("invalid", "Some fields need a correction.", { [names[1]]: wrong });
}
