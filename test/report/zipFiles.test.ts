import { unzipSync } from "fflate";
import { expect, it } from "vitest";
import { crc32, zipFiles } from "../../src/report/zipFiles.ts";

it("packs files that others unpack, names in UTF-8", () => {
  const files = [
    { name: "Sj\u00F6gren.tex", content: new TextEncoder().encode("text") },
    { name: "empty.bib", content: new Uint8Array() },
    { name: "figure.png", content: Uint8Array.from({ length: 70_000 }, (_, i) => i % 251) },
  ];
  const found = unzipSync(zipFiles(files));
  expect(Object.keys(found)).toEqual(files.map(({ name }) => name));
  for (const { name, content } of files) expect([...found[name]!]).toEqual([...content]);
});

it("has the check sum of the standard", () => {
  expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
});
