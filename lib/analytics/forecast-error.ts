/** How right a forecast was, in whole per cent: the lesser of forecast and won as a share of the greater. */
export function rightness(forecast: number, won: number): number {
  const greater = Math.max(forecast, won);
  return greater === 0 ? 100 : Math.floor((Math.min(forecast, won) / greater) * 100);
}

/** A month with what was forecast when it began, and what was won. */
export interface Judged {
  forecast: number;
  won: number;
}

/** How wrong the forecasts of some months were. */
export interface MeanError {
  months: number;
  /** Mean difference, whichever way, and its share of what was forecast; null where nothing was. */
  amount: number;
  share: number | null;
  tooHigh: number;
  tooLow: number;
}

/** Null for no months. */
export function meanErrorOf(months: readonly Judged[]): MeanError | null {
  if (months.length === 0) return null;
  const sum = (of: (month: Judged) => number) => months.reduce((all, month) => all + of(month), 0);
  const wrong = sum(({ forecast, won }) => Math.abs(forecast - won));
  const forecast = sum((month) => month.forecast);
  return {
    months: months.length,
    amount: Math.round(wrong / months.length),
    share: forecast === 0 ? null : Math.round((wrong / forecast) * 100),
    tooHigh: months.filter(({ forecast, won }) => forecast > won).length,
    tooLow: months.filter(({ forecast, won }) => forecast < won).length,
  };
}

export function errorWords(error: MeanError | null, money: (amount: number) => string): string {
  if (!error) return "No whole month has a forecast from its beginning yet.";
  const { months, amount, share, tooHigh, tooLow } = error;
  const over = months === 1 ? "In the one month that is over" : `Over ${months} whole months`;
  if (amount === 0) return `${over} the forecast was right.`;
  const mean = `${money(amount)}${months === 1 ? "" : " a month on average"}`;
  const ofIt = share === null ? "" : `, ${share.toLocaleString("en")}% of what was forecast`;
  if (months === 1) return `${over} the forecast was wrong by ${mean}${ofIt}: too ${tooHigh ? "high" : "low"}.`;
  return `${over} the forecast was wrong by ${mean}${ofIt}: too high in ${tooHigh || "none"}, too low in ${tooLow || "none"}.`;
}
