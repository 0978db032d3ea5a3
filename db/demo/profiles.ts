import { INDUSTRIES, type Industry } from "@/lib/enums";
import { companyOf } from "./companies";
import { somebody } from "./people";
import { type Country, phone } from "./phones";
import { Random } from "./random";
import type { Profile } from "./story";
import { LEAD_NOTES } from "./wording";

const INDUSTRY_MIX = INDUSTRIES.map((industry, i) => [industry, [30, 22, 20, 16, 12][i] ?? 10] as const);
const SOURCES = [
  ["website", 27],
  ["cold-list", 21],
  ["referral", 18],
  ["linkedin", 15],
  ["trade-show", 11],
  ["partner", 8],
] as const;
/** What a deal is usually worth a year, in AED: most near the low end. */
const VALUES: Record<Industry, [number, number]> = {
  "real-estate": [18_000, 320_000],
  retail: [6_000, 90_000],
  trading: [9_000, 240_000],
  logistics: [14_000, 280_000],
  consulting: [8_000, 140_000],
};

/** Endless leads as they come in; the n-th is always the same, whatever the day. */
export function* profiles(): Generator<Profile, never> {
  const random = Random.for("profiles");
  const phones: Record<Country, number> = { AE: 0, SA: 0, IN: 0, GB: 0 };
  for (;;) {
    const person = somebody(random);
    const industry = random.weighted(INDUSTRY_MIX);
    const company = companyOf(person, industry, random);
    const [low, high] = VALUES[industry];
    const value = low + (high - low) * random.fraction() ** 2.2;
    yield {
      name: person.name,
      phone: phone(person.country, phones[person.country]++),
      email: random.chance(0.86) ? `${person.mailbox}@${company.domain}` : null,
      company: random.chance(0.94) ? company.name : null,
      industry: random.chance(0.98) ? industry : null,
      source: random.chance(0.97) ? random.weighted(SOURCES) : null,
      notes: random.chance(0.5) ? random.pick(LEAD_NOTES) : null,
      estimatedValue: random.chance(0.88) ? Math.round(value / 500) * 500 : null,
    };
  }
}
