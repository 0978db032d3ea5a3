import { describe, expect, test } from "vitest";
import { fold, queryWords, searchTerms } from "./fold";

describe("fold", () => {
  test.each([
    ["Ünïcode", "unicode"],
    ["STRASSE", "strasse"],
    ["Straße", "strasse"],
    ["ﬁn ﬀ Ｗｉｄｅ", "fin ff wide"],
    ["  Al-Futtaim\tTrading, L.L.C. ", "al futtaim trading l l c"],
    ["مُحَمَّد", "محمد"],
    ["العلى", "العلي"],
    ["محـــمد", "محمد"],
    ["آدم إبراهيم أحمد", "ادم ابراهيم احمد"],
    ["東京タワー", "東京タワー"],
    ["ﾃｽﾄ", "テスト"],
    ["🚀", ""],
    ["", ""],
  ])("reads %j as %j", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test("is the same when done twice", () => {
    for (const text of ["Ünïcode", "İstanbul", "한국어", "ガギグ", "ΣΊΣΥΦΟΣ", "ệ"])
      expect(fold(fold(text))).toBe(fold(text));
  });
});

describe("search terms", () => {
  test("are every suffix that starts at a word", () => {
    expect(searchTerms(["Al Futtaim Trading", null, "Al Noor"])).toEqual([
      "al futtaim trading",
      "futtaim trading",
      "trading",
      "al noor",
      "noor",
    ]);
  });

  test("start at each character where a script has no spaces", () => {
    expect(searchTerms(["王小明"])).toEqual(["王小明", "小明", "明"]);
    expect(searchTerms(["สมชาย"])).toContain("ชาย");
  });

  test("are few and short, however long the text, and cut between characters", () => {
    const terms = searchTerms([Array.from({ length: 500 }, (_, n) => `word${n}`).join(" "), "𠀋".repeat(60)]);
    expect(terms).toHaveLength(32);
    for (const term of searchTerms(["𠀋".repeat(60)])) {
      expect(Array.from(term).length).toBeLessThanOrEqual(32);
      expect(term.isWellFormed()).toBe(true);
    }
  });
});

describe("the words of a query", () => {
  test("come longest first, folded, and no longer than a term", () => {
    expect(queryWords(" Al  FUTTAIM ")).toEqual(["futtaim", "al"]);
    expect(queryWords("x".repeat(100))).toEqual(["x".repeat(32)]);
    expect(queryWords("… !")).toEqual([]);
  });

  test("are prefixes of a term of every text that holds them", () => {
    const text = "Mohammed Al Khan";
    for (const query of ["moh", "al kh", "khan al", "MOHAMMED"]) {
      const terms = searchTerms([text]);
      for (const word of queryWords(query)) expect(terms.some((term) => term.startsWith(word))).toBe(true);
    }
  });
});
