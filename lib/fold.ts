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
    .replaceAll("ß", "ss")
    .replaceAll("ى", "ي")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

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
