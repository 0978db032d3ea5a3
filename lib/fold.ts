const TERM_LENGTH = 32;
const TERMS = 32;

/**
 * Text as search and sorting see it: without case, accents, width, tatweel or punctuation; any script
 * (Unicode NFKD, UAX #15). Words are separated by one space.
 */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\u0640]/gu, "")
    .toLowerCase()
    .replace(/[ßıøłđæœى]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** What a name is sorted by: long enough to order people, short enough for an index and a cursor. */
export function sortKey(name: string): string {
  return Array.from(fold(name)).slice(0, SORT_LENGTH).join("");
}

/** Letters that Unicode does not decompose, as people type them without their keyboard. */
const LETTERS: Record<string, string> = { ß: "ss", ı: "i", ø: "o", ł: "l", đ: "d", æ: "ae", œ: "oe", ى: "ي" };
const SORT_LENGTH = 80;

/**
 * The terms to index: every suffix that starts at a word, so that a prefix search finds "al futtaim" by "futt" and
 * "Mohammed Al Khan" by "al kh". Scripts without spaces start a word at each character.
 */
export function searchTerms(texts: (string | null)[]): string[] {
  const terms = new Set<string>();
  for (const text of texts) {
    const folded = fold(text ?? "");
    for (const match of folded.matchAll(
      /(?<=^| )[\p{L}\p{N}]|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/gu,
    )) {
      if (terms.size < TERMS) terms.add(cut(folded.slice(match.index)));
    }
  }
  return [...terms];
}

/** The words of a query, longest (rarest) first, each a prefix to look for. */
export function queryWords(query: string): string[] {
  const words = fold(query).split(" ").filter(Boolean).map(cut);
  return words.sort((a, b) => b.length - a.length);
}

function cut(term: string): string {
  return Array.from(term).slice(0, TERM_LENGTH).join("");
}
