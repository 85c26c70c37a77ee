import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import {
  bibliography,
  type BibliographyKey,
  isBibliographyKey,
} from "../../src/report/bibliography.ts";
import { bibtexEntry } from "../../src/report/documentBibtex.ts";
import { referenceText } from "../../src/report/referenceText.ts";
import { presets } from "../../src/study/presets.ts";

const file = readFileSync(new URL("../../docs/references.bib", import.meta.url), "utf8");
const keys = Object.keys(bibliography) as BibliographyKey[];

/** The fields of an entry that a document prints, without spaces for looks, braces, number and address. */
function fieldsOf(entry: string | undefined): Record<string, string> | undefined {
  const fields = entry?.matchAll(/^\s+(\w+)\s*=\s*\{(.*)\},?$/gm) ?? [];
  const printed = /^(author|title|journal|booktitle|publisher|institution|year|volume|pages)$/;
  const pairs = [...fields].filter(([, name]) => printed.test(name!));
  return Object.fromEntries(pairs.map(([, name, text]) => [name, text!.replace(/[{}]/g, "")]));
}

it.each(keys)("%s is the entry of docs/references.bib", (key) => {
  const known = new RegExp(`^@(\\w+)\\{${key},\\n[^]*?\\n\\}\\n`, "m").exec(file);
  expect(known?.[1]).toBe(bibliography[key].type);
  expect(fieldsOf(bibtexEntry({ ...bibliography[key], key }))).toEqual(fieldsOf(known?.[0]));
});

it("prints sources after Vancouver", () => {
  expect(referenceText(bibliography.Morris2019)).toBe(
    "Morris TP, White IR, Crowther MJ. Using simulation studies to evaluate statistical methods. Statistics in Medicine 2019;38:2074\u20132102.",
  );
  expect(referenceText(bibliography.Chan2025)).toMatch(
    /^Chan AW, Boutron I, Hopewell S, et al\. SPIRIT/,
  );
  expect(referenceText(bibliography.FleissLevinPaik2003)).toMatch(/Proportions\. Wiley; 2003\.$/);
  expect(referenceText(bibliography.ICH2019)).toMatch(
    /^International Council for Harmonisation\. /,
  );
});

it("knows the sources of all presets", () => {
  for (const { reference } of presets) {
    if (reference !== undefined) expect(isBibliographyKey(reference)).toBe(true);
  }
  expect(isBibliographyKey("toString")).toBe(false);
});
