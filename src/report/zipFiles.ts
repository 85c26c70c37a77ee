import type { NamedFile } from "./documentFiles.ts";

/**
 * Files as a ZIP archive without compression: a document's pictures are compressed already. Names are UTF-8, times the
 * first that the format knows, so that equal files give equal archives.
 */
export function zipFiles(files: readonly NamedFile[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const file of files) {
    const name = new TextEncoder().encode(file.name);
    const { content } = file;
    const fields = entryFields(name, content);
    const local = record(0x04034b50, fields, name);
    directory.push(record(0x02014b50, [[2, 20], ...fields, ...directoryFields(offset)], name));
    parts.push(local, content);
    offset += local.length + content.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = record(0x06054b50, [
    [2, 0],
    [2, 0],
    [2, files.length],
    [2, files.length],
    [4, size],
    [4, offset],
    [2, 0],
  ]);
  return joined([...parts, ...directory, end]);
}

/** A number in so many bytes, the lowest first. */
type Field = readonly [bytes: 2 | 4, value: number];

const utf8Names = 0x0800;
const january1980 = 0x21;

const entryFields = (name: Uint8Array, content: Uint8Array): Field[] => [
  [2, 20], // version needed
  [2, utf8Names],
  [2, 0], // stored
  [2, 0], // midnight
  [2, january1980],
  [4, crc32(content)],
  [4, content.length],
  [4, content.length],
  [2, name.length],
  [2, 0], // no extra field
];

const directoryFields = (offset: number): Field[] => [
  [2, 0], // no comment
  [2, 0], // first disk
  [2, 0],
  [4, 0],
  [4, offset],
];

function record(
  signature: number,
  fields: readonly Field[],
  name: Uint8Array = new Uint8Array(),
): Uint8Array {
  const size = fields.reduce((sum, [bytes]) => sum + bytes, 4);
  const view = new DataView(new ArrayBuffer(size));
  view.setUint32(0, signature, true);
  let at = 4;
  for (const [bytes, value] of fields) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return joined([new Uint8Array(view.buffer), name]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The check sum of ZIP and PNG. */
export function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ crcTable[(sum ^ byte) & 0xff]!;
  return (sum ^ 0xffffffff) >>> 0;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  return value;
});
