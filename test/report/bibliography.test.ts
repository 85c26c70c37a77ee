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

/** An entry of the file, without what only spaces and braces tell. */
const known = (key: string): string | undefined =>
  new RegExp(`^@\\w+\\{${key},\\n[^]*?\\n\\}\\n`, "m").exec(file)?.[0];

it.each(keys)("%s is the entry of docs/references.bib", (key) => {
  expect(bibtexEntry({ ...bibliography[key], key })).toBe(known(key));
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
