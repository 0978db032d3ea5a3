/** Any script's digits as ASCII, without the invisible marks that copying from a chat or a right-to-left text adds. */
export function toAscii(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Cf}/gu, "")
    .replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
}

/** Decimal digits stand in runs of ten (Unicode, §4.6), so the value is the distance from the run's zero. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return code - zero;
}
