import { toAscii } from "@/lib/digits";

/**
 * A number as people write it: `1500.50`, `1500,50`, `1,500`, `1 500`, `1.500,50`, `1,50,000`, in any script's digits.
 * Null when it is none, and when it could be two: `1.500` is fifteen hundred here and one and a half there.
 */
export function parseAmount(typed: string): number | null {
  const text = toAscii(typed).trim().replaceAll("٫", ".").replaceAll("٬", ",").replace("−", "-");
  const [, sign = "", number = ""] = /^([-+]?)(.*)$/s.exec(text) ?? [];
  const read = SHAPES.map((shape) => shape.exec(number)?.groups).find(Boolean);
  if (!read || /^[1-9]\d{0,2}\.\d{3}$/.test(number)) return null;
  return Number(`${sign}${(read.whole || "0").replaceAll(/\D/g, "")}.${read.part ?? "0"}`);
}

/** Groups of three, or of two before the last three as India writes them, never mixed with what marks the decimals. */
const grouped = (mark: string) => `[1-9]\\d{0,2}(?:${mark}\\d{3})+|[1-9]\\d?(?:${mark}\\d{2})*${mark}\\d{3}`;

/** A comma before exactly three digits groups, as the amounts on our screens do. */
const SHAPES = [
  new RegExp(`^(?<whole>${grouped(",")})(?:\\.(?<part>\\d+))?$`),
  new RegExp(`^(?<whole>${grouped("\\.")})(?:,(?<part>\\d+))?$`),
  new RegExp(`^(?<whole>${grouped("[\\s'’]")})(?:[.,](?<part>\\d+))?$`),
  /^(?<whole>\d*)[.,](?<part>\d+)$/,
  /^(?<whole>\d+)$/,
];
