import { crc32, inflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { Column, Value } from "./column";
import { clockOf, serialOf } from "./serial";
import { xlsxHead, xlsxRows, xlsxTail } from "./xlsx";
import { joined } from "./zip";

const COLUMNS: Column[] = [
  { header: "Name", type: "text" },
  { header: "Phone", type: "phone" },
  { header: "Value", type: "number" },
  { header: "When", type: "time" },
];
const clock = clockOf("Asia/Dubai");

/** A workbook of pieces, each with some rows. */
function workbook(...pieces: Value[][][]): Uint8Array {
  const head = xlsxHead(COLUMNS, "Leads");
  const bytes = [head.bytes];
  let { state } = head;
  for (const rows of pieces) {
    const piece = xlsxRows(COLUMNS, rows, clock, state);
    bytes.push(piece.bytes);
    state = piece.state;
  }
  return joined(...bytes, xlsxTail("Leads", state));
}

/** The sheet, found by the archive's central directory as readers do. */
function sheetIn(bytes: Uint8Array): { xml: string; crc: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = view.getUint32(bytes.length - 6, true);
  for (let i = view.getUint16(bytes.length - 12, true); i > 0; i--) {
    const [length, compressed] = [view.getUint16(at + 28, true), view.getUint32(at + 20, true)];
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length));
    if (name.endsWith("sheet1.xml")) {
      const local = view.getUint32(at + 42, true);
      const begin = local + 30 + view.getUint16(local + 26, true);
      const xml = inflateRawSync(bytes.subarray(begin, begin + compressed)).toString();
      return { xml, crc: view.getUint32(at + 16, true) };
    }
    at += 46 + length;
  }
  throw new Error("There is no sheet.");
}

describe("a workbook", () => {
  const rows: Value[][] = [
    ["=1+1 & <b>", "+971501234567", 1500.5, "2026-11-23T09:30:00.000Z"],
    [null, null, null, "2026-11-23"],
  ];

  test("holds texts, numbers and times as what they are, and no formula", () => {
    const { xml } = sheetIn(workbook(rows));
    expect(xml).toContain(
      '<c r="A2" s="4" t="inlineStr"><is><t xml:space="preserve">=1+1 &amp; &lt;b&gt;</t></is></c>',
    );
    expect(xml).toContain('<t xml:space="preserve">+971501234567</t>');
    expect(xml).toContain('<c r="C2"><v>1500.5</v></c><c r="D2" s="2"><v>46349.5625</v></c>');
    expect(xml).toContain('<row r="3"><c r="D3" s="3"><v>46349</v></c></row></sheetData></worksheet>');
    expect(xml).not.toContain("<f>");
  });

  test("is the same sheet in however many pieces it was written", () => {
    const many = Array.from({ length: 300 }, (_, i): Value[] => [`Lead ${i}`, "+971501234567", i, null]);
    const whole = sheetIn(workbook(many));
    expect(sheetIn(workbook(many.slice(0, 100), [], many.slice(100, 101), many.slice(101)))).toEqual(whole);
  });

  test("says of each file what its bytes come to", () => {
    const { xml, crc } = sheetIn(workbook(rows, rows));
    expect(crc).toBe(crc32(xml));
  });

  test("leaves out what XML cannot hold, and cuts what Excel cannot", () => {
    const { xml } = sheetIn(workbook([["a\u0000\u0001b\ud800_x0041_", null, null, null]]));
    expect(xml).toContain("ab\ufffd_x005F_x0041_");
    const long = sheetIn(workbook([["x".repeat(40_000), null, null, null]]));
    expect(long.xml.match(/x+…/)?.[0].length).toBe(32_767);
  });
});

test("a time is the organisation's, also where clocks change", () => {
  expect(serialOf("2026-01-15T12:00:00.000Z", clockOf("Europe/Berlin"))).toBeCloseTo(46037 + 13 / 24, 6);
  expect(serialOf("2026-07-15T12:00:00.000Z", clockOf("Europe/Berlin"))).toBeCloseTo(46218 + 14 / 24, 6);
});
