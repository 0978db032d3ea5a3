import type { Random } from "./random";

const HEX = Array.from({ length: 0x10000 }, (_, n) => n.toString(16).padStart(4, "0"));

/** An id in the shape of UUID version 7 (RFC 9562): the time, then seeded instead of random bits. */
export function idAt(time: number, random: Random): string {
  const stamp = Math.floor(time);
  const a = random.bits();
  const b = random.bits();
  const c = random.bits();
  return `${word(stamp / 0x1_0000_0000)}${word(stamp / 0x1_0000)}-${word(stamp)}-${word((a & 0xfff) | 0x7000)}-${word((b & 0x3fff) | 0x8000)}-${word(a >>> 12)}${word(b >>> 14)}${word(c >>> 16)}`;
}

/** The low 16 bits in hexadecimal. */
function word(value: number): string {
  return HEX[Math.floor(value) % 0x10000] ?? "";
}
