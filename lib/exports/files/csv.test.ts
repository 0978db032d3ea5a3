import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import type { Column } from "./column";
import { csvHead, csvRows, harmless } from "./csv";

const COLUMNS: Column[] = [
  { header: "Name", type: "text" },
  { header: "Phone", type: "phone" },
  { header: "Value", type: "number" },
];

describe("CSV", () => {
  test("quotes what needs it, doubles quotes, and ends every record with CRLF", () => {
    const rows = [
      ['Layla "L" Haddad, MD', "+971501234567", 1500.5],
      ["two\r\nlines", null, null],
      [" spaced ", "", -3],
    ];
    expect(csvHead(COLUMNS, { bom: false }) + csvRows(COLUMNS, rows)).toBe(
      'Name,Phone,Value\r\n"Layla ""L"" Haddad, MD",+971501234567,1500.5\r\n"two\r\nlines",,\r\n" spaced ",,-3\r\n',
    );
  });

  test("begins with a byte order mark only when asked to, and no rows are no line", () => {
    expect(csvHead(COLUMNS, { bom: true }).codePointAt(0)).toBe(0xfeff);
    expect(csvHead(COLUMNS, { bom: false }).codePointAt(0)).toBe("N".codePointAt(0));
    expect(csvRows(COLUMNS, [])).toBe("");
  });

  test("any text comes back as it was", () => {
    const cell = fc.string({ unit: "binary" }).map((text) => text.toWellFormed());
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }), (rows) => {
        const columns: Column[] = COLUMNS.map(({ header }) => ({ header, type: "text" }));
        const whole = csvHead(columns, { bom: false }) + csvRows(columns, rows);
        const { data } = Papa.parse<string[]>(whole, { newline: "\r\n" });
        const expected = rows.map((row) => row.map((value) => String(harmless(value))));
        expect(data.slice(1, -1)).toEqual(expected);
      }),
    );
  });
});

describe("a formula", () => {
  test.each([
    "=1+1",
    '=HYPERLINK("x")',
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|x",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "＝1",
    "＋x",
  ])("does not run: %j", (text) => expect(harmless(text)).toBe(`'${text}`));

  test.each([
    "+971501234567",
    "+971 50 123 4567",
    "-1500.50",
    "- 12 %".replace(" %", ""),
    "(050) 1",
    "Layla",
    "a=b",
    "",
    "+",
  ])("is not what this is: %j", (text) => expect(harmless(text)).toBe(text));

  test("is never a phone, a number or a time", () => {
    expect(harmless("+971501234567", "phone")).toBe("+971501234567");
    expect(harmless("+cmd|x", "phone")).toBe("'+cmd|x");
    expect(harmless(-5, "number")).toBe(-5);
  });
});
