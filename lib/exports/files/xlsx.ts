import { constants, crc32, deflateRawSync } from "node:zlib";
import type { Column, Value } from "./column";
import { type Clock, serialOf } from "./serial";
import { centralDirectory, dataDescriptor, type Entry, joined, localHeader, storedEntry } from "./zip";

/**
 * An Excel workbook of one sheet (ECMA-376), written in pieces that only need to be put one behind the other: the sheet is the
 * archive's last file, and each piece of it is deflated by itself up to a byte (a full flush), so that any piece can be
 * written anew. Cells are values, never formulas.
 */

/** What the pieces so far come to: all that the next one needs to know. */
export interface SheetState {
  crc: number;
  size: number;
  compressed: number;
  /** Rows of the sheet, its header too. */
  rows: number;
}

/** What 32 bits of the archive can say. */
export const MOST_BYTES = 0xffff_ffff;

const text = new TextEncoder();
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SHEET = "xl/worksheets/sheet1.xml";
const STYLE = { header: 1, moment: 2, day: 3, plain: 4 };
/** The most that Excel takes in one cell. */
const CELL = 32_767;

/** The archive up to the sheet's first rows. */
export function xlsxHead(columns: readonly Column[], name: string): { bytes: Uint8Array; state: SheetState } {
  const { pieces, entry } = beginning(name);
  const state = { crc: 0, size: 0, compressed: 0, rows: 1 };
  const header = columns.map(({ header }, i) => textCell(i, 1, header, STYLE.header)).join("");
  const widths = columns.map(
    ({ width = 18 }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  const xml = `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData><row r="1">${header}</row>`;
  const piece = deflated(xml, state);
  return { bytes: joined(...pieces, localHeader(entry), piece.bytes), state: { ...piece.state, rows: 1 } };
}

export function xlsxRows(
  columns: readonly Column[],
  rows: readonly Value[][],
  clock: Clock,
  state: SheetState,
): { bytes: Uint8Array; state: SheetState } {
  if (rows.length === 0) return { bytes: new Uint8Array(), state };
  const xml = rows.map((row, i) => {
    const n = state.rows + i + 1;
    return `<row r="${n}">${row.map((value, c) => cell(value, columns[c]?.type ?? "text", clock, c, n)).join("")}</row>`;
  });
  const piece = deflated(xml.join(""), state);
  return { bytes: piece.bytes, state: { ...piece.state, rows: state.rows + rows.length } };
}

/** The end of the sheet and of the archive. */
export function xlsxTail(name: string, before: SheetState): Uint8Array {
  const { bytes, state } = deflated("</sheetData></worksheet>", before, constants.Z_FINISH);
  const { entries, entry: sheet } = beginning(name);
  const entry = { ...sheet, ...state };
  const offset = entry.offset + localHeader(entry).byteLength + entry.compressed;
  const descriptor = dataDescriptor(entry);
  return joined(bytes, descriptor, centralDirectory([...entries, entry], offset + descriptor.byteLength));
}

/** Everything but the sheet; the same for the head and the tail, which are written apart. */
function beginning(name: string): { pieces: Uint8Array[]; entries: Entry[]; entry: Entry } {
  const pieces: Uint8Array[] = [];
  const entries: Entry[] = [];
  let offset = 0;
  for (const [path, content] of Object.entries(filesOf(name))) {
    const { entry, bytes } = storedEntry(path, text.encode(HEAD + content), offset);
    entries.push(entry);
    pieces.push(bytes);
    offset += bytes.byteLength;
  }
  return { pieces, entries, entry: { name: SHEET, crc: 0, size: 0, compressed: 0, offset, streamed: true } };
}

function deflated(xml: string, state: SheetState, finishFlush: number = constants.Z_FULL_FLUSH) {
  const plain = text.encode(xml);
  const bytes = new Uint8Array(deflateRawSync(plain, { finishFlush }));
  return {
    bytes,
    state: {
      crc: crc32(plain, state.crc),
      size: state.size + plain.byteLength,
      compressed: state.compressed + bytes.byteLength,
      rows: state.rows,
    },
  };
}

function cell(value: Value, type: Column["type"], clock: Clock, column: number, row: number): string {
  if (value === null || value === "") return "";
  if (type === "number" || typeof value === "number")
    return `<c r="${nameOf(column)}${row}"><v>${Number(value)}</v></c>`;
  if (type === "time") {
    const style = value.length === 10 ? STYLE.day : STYLE.moment;
    return `<c r="${nameOf(column)}${row}" s="${style}"><v>${serialOf(value, clock)}</v></c>`;
  }
  return textCell(column, row, value, STYLE.plain);
}

function textCell(column: number, row: number, value: string, style: number): string {
  return `<c r="${nameOf(column)}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

/** `A` … `Z`, `AA` … */
function nameOf(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : nameOf(Math.floor(column / 26) - 1) + letter;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those that XML 1.0 has no place for
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** What Excel would read as an escape of its own (`_x0041_`) is escaped. */
function escaped(value: string): string {
  const whole = value.length > CELL ? `${value.slice(0, CELL - 1)}…` : value;
  return whole
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(NOT_XML, "")
    .replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_")
    .replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);
}

function filesOf(name: string): Record<string, string> {
  const types = "http://schemas.openxmlformats.org/package/2006/content-types";
  const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const font = '<sz val="11"/><name val="Calibri"/>';
  const border = "<border><left/><right/><top/><bottom/><diagonal/></border>";
  const style = (format: number, fontId = 0) =>
    `<xf numFmtId="${format}" fontId="${fontId}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`;
  return {
    "[Content_Types].xml": `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/><Override PartName="/${SHEET}" ContentType="${spreadsheet}.worksheet+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${office}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1">${border}</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">${style(0)}${style(0, 1)}${style(164)}${style(14)}${style(49)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
  };
}
