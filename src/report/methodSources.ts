import type { PowerFormula } from "../sizing/powerFormula.ts";
import type { Analysis } from "../study/schema.ts";
import type { BibliographyKey } from "./bibliography.ts";

const tests: Readonly<Partial<Record<Analysis["method"], readonly BibliographyKey[]>>> = {
  yates: ["Yates1934"],
  nMinus1: ["Campbell2007"],
  fisher: ["Fisher1935"],
  fisherMidP: ["Lancaster1961"],
  barnard: ["Barnard1947", "SuissaShuster1985"],
  boschloo: ["Boschloo1970"],
  farringtonManning: ["FarringtonManning1990"],
  mantelHaenszel: ["MantelHaenszel1959"],
  standardized: ["YeBannickYiShao2023", "FDA2023"],
};

/** Where a planned test is described; nothing for those of every textbook. */
export function methodSources({ method, test, separation }: Analysis): readonly BibliographyKey[] {
  if (method !== "logistic") return tests[method] ?? [];
  const isFirth = test === "firth" || separation === "firth";
  return isFirth ? ["HeinzeSchemper2002", "FDA2023"] : ["FDA2023"];
}

/** Where a closed form is derived. */
export const formulaSources: Readonly<Record<PowerFormula, readonly BibliographyKey[]>> = {
  pooled: ["FleissLevinPaik2003"],
  unpooled: ["ChowShaoWang2008"],
  arcsine: ["Cohen1988"],
  pooledCc: ["FleissLevinPaik2003", "CasagrandePikeSmith1978"],
  farringtonManning: ["FarringtonManning1990"],
};
