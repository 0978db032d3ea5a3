/** The bytes `start` to before `end` that a header `Range` asks for (RFC 9110 §14); null for all of them, as for several ranges. */
export function byteRange(
  header: string | null,
  size: number,
): { start: number; end: number } | "unsatisfiable" | null {
  const asked = header === null ? null : /^bytes=(\d*)-(\d*)$/.exec(header.trim());
  if (!asked || (asked[1] === "" && asked[2] === "")) return null;
  const [first, last] = [asked[1] ?? "", asked[2] ?? ""];
  if (first !== "" && last !== "" && Number(last) < Number(first)) return null;
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size : Math.min(size, Number(last) + 1);
  return start < end ? { start, end } : "unsatisfiable";
}
