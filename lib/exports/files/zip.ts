import { crc32 } from "node:zlib";

/** The records of a ZIP archive (PKWARE APPNOTE 6.3) with no date: the same content is the same bytes. */

const UTF8 = 0x0800;
/** Sizes and checksum follow the content: it is written before they are known. */
const FOLLOWED = 0x0008;
const DEFLATE = 8;
const STORE = 0;
const DATE = 0x21; // 1 January 1980, the first there is

export interface Entry {
  name: string;
  crc: number;
  size: number;
  compressed: number;
  /** Where its local header begins. */
  offset: number;
  streamed: boolean;
}

/** A small file as it is. */
export function storedEntry(name: string, content: Uint8Array, offset: number): { entry: Entry; bytes: Uint8Array } {
  const size = content.byteLength;
  const entry = { name, crc: crc32(content), size, compressed: size, offset, streamed: false };
  return { entry, bytes: joined(localHeader(entry), content) };
}

export function localHeader(entry: Entry): Uint8Array {
  const name = new TextEncoder().encode(entry.name);
  const { crc, compressed, size } = entry.streamed ? { crc: 0, compressed: 0, size: 0 } : entry;
  return joined(
    fields([4, 0x04034b50], [2, 20], ...common(entry), [4, crc], [4, compressed], [4, size], [2, name.length], [2, 0]),
    name,
  );
}

export function dataDescriptor({ crc, compressed, size }: Entry): Uint8Array {
  return fields([4, 0x08074b50], [4, crc], [4, compressed], [4, size]);
}

export function centralDirectory(entries: readonly Entry[], offset: number): Uint8Array {
  const records = joined(...entries.map(centralRecord));
  const end = fields(
    ...([
      [4, 0x06054b50],
      [2, 0],
      [2, 0],
      [2, entries.length],
      [2, entries.length],
    ] as Field[]),
    ...([
      [4, records.byteLength],
      [4, offset],
      [2, 0],
    ] as Field[]),
  );
  return joined(records, end);
}

function centralRecord(entry: Entry): Uint8Array {
  const name = new TextEncoder().encode(entry.name);
  return joined(
    fields(
      ...([
        [4, 0x02014b50],
        [2, 20],
        [2, 20],
      ] as Field[]),
      ...common(entry),
      ...([
        [4, entry.crc],
        [4, entry.compressed],
        [4, entry.size],
        [2, name.length],
      ] as Field[]),
      ...([
        [2, 0],
        [2, 0],
        [2, 0],
        [2, 0],
        [4, 0],
        [4, entry.offset],
      ] as Field[]),
    ),
    name,
  );
}

/** Bytes and value, little-endian. */
type Field = [2 | 4, number];

function common({ streamed }: Entry): Field[] {
  return [
    [2, streamed ? UTF8 | FOLLOWED : UTF8],
    [2, streamed ? DEFLATE : STORE],
    [2, 0],
    [2, DATE],
  ];
}

function fields(...list: Field[]): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(list.reduce((sum, [size]) => sum + size, 0)));
  let at = 0;
  for (const [size, value] of list) {
    if (size === 2) bytes.setUint16(at, value, true);
    else bytes.setUint32(at, value, true);
    at += size;
  }
  return new Uint8Array(bytes.buffer);
}

export function joined(...pieces: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.byteLength;
  }
  return all;
}
