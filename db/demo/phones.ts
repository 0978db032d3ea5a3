export type Country = "AE" | "SA" | "IN" | "GB";

/** Mobile ranges, each followed by seven digits. */
const RANGES: Record<Country, string[]> = {
  AE: ["97150", "97152", "97154", "97155", "97156", "97158"],
  SA: ["96650", "96653", "96654", "96655", "96656", "96659"],
  IN: ["91981", "91982", "91984", "91987", "91990", "91995", "91996", "91998"],
  GB: ["44740", "44741", "44742", "44743", "44744", "44746", "44747", "44748"],
};

const SEVEN_DIGITS = 10_000_000;
/** Has no factor in common with 10⁷: multiplying by it visits every number once, in no order one sees. */
const STRIDE = 7_368_787;

/** The n-th mobile number of a country, in E.164; no two are the same. */
export function phone(country: Country, n: number): string {
  const ranges = RANGES[country];
  const subscriber = (n * STRIDE + 4_271_903) % SEVEN_DIGITS;
  return `+${ranges[n % ranges.length]}${String(subscriber).padStart(7, "0")}`;
}
