import type { Industry } from "@/lib/enums";
import { type Person, plain } from "./people";
import type { Random } from "./random";

export interface Company {
  name: string;
  /** Under `.example` (RFC 2606): demo mail reaches nobody. */
  domain: string;
}

const NAMES =
  "Al Noor, Gulf Star, Marina, Blue Dune, Falcon, Oasis, Palm Ridge, Desert Rose, Harbour, Crescent, Silverline, Northgate, Emerald, Al Waha, Sahara, Pearl, Horizon, Redwood, Kingsway, Malabar, Deccan, Coral, Lotus, Saffron, Summit, Bayview, Zenith, Al Safa, Creekside, Orchid, Meridian, Banyan, Thames, Kestrel, Cedar, Jasmine, Al Khaleej, Monsoon, Trident, Anchor, Juniper, Amber, Mirage, Al Reem, Highgate, Peninsula, Sandstone, Kaveri, Blackwood, Al Jazira, Sunrise, Beacon, Nile, Granite, Westbridge, Lapis".split(
    ", ",
  );
const TRADES: Record<Industry, string[]> = {
  "real-estate": ["Properties", "Real Estate", "Homes", "Realty", "Developments", "Property Management"],
  retail: ["Retail", "Stores", "Fashion", "Electronics", "Home & Living", "Supermarkets"],
  trading: ["Trading", "General Trading", "Import & Export", "Building Materials", "Foodstuff Trading", "Commodities"],
  logistics: ["Logistics", "Freight", "Cargo Services", "Shipping", "Transport", "Supply Chain"],
  consulting: ["Consulting", "Advisory", "Partners", "Management Consultants", "Associates", "HR Consultancy"],
};
const FORMS = {
  AE: ["LLC", "FZE", "", "", "DMCC"],
  SA: ["Co.", "", ""],
  IN: ["Pvt Ltd", "", "LLP"],
  GB: ["Ltd", "", ""],
};

const ARABIC_NAMES = [
  ["النور", "alnoor"],
  ["الواحة", "alwaha"],
  ["الخليج", "alkhaleej"],
  ["الصفا", "alsafa"],
  ["الريم", "alreem"],
  ["الجزيرة", "aljazira"],
] as const;
const ARABIC_TRADES: Record<Industry, string> = {
  "real-estate": "العقارية",
  retail: "للتجزئة",
  trading: "للتجارة العامة",
  logistics: "للخدمات اللوجستية",
  consulting: "للاستشارات",
};

export function companyOf(person: Person, industry: Industry, random: Random): Company {
  if (person.arabic) {
    const [written, spelled] = random.pick(ARABIC_NAMES);
    return { name: `شركة ${written} ${ARABIC_TRADES[industry]}`, domain: `${spelled}-${industry}.example` };
  }
  const name = random.pick(NAMES);
  const trade = random.pick(TRADES[industry]);
  const form = random.pick(FORMS[person.country]);
  return {
    name: [name, trade, form].filter(Boolean).join(" "),
    domain: `${plain(name)}-${plain(trade)}.example`,
  };
}
