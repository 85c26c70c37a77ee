import type { PowerFormula } from "../sizing/powerFormula.ts";
import type { Analysis } from "../study/schema.ts";

type BinaryMethod = Analysis["method"];

/** Tests as a protocol names them, to follow "by". */
export const methodNames: Readonly<Record<BinaryMethod, string>> = {
  pearson: "Pearson's chi-square test without continuity correction",
  yates: "Pearson's chi-square test with Yates's continuity correction",
  nMinus1: "the N − 1 chi-square test",
  fisher: "Fisher's exact test",
  fisherMidP: "Fisher's exact test with mid-P",
  zPooled: "the z test with pooled variance",
  zUnpooled: "the z test with unpooled variance",
  likelihoodRatio: "the likelihood-ratio test",
  barnard: "Barnard's exact unconditional test (pooled score statistic)",
  boschloo: "Boschloo's exact unconditional test",
  farringtonManning: "Farrington and Manning's score test",
  wald: "Wald's test",
  mantelHaenszel: "the Cochran-Mantel-Haenszel test",
  logistic: "logistic regression adjusted for baseline variables",
  standardized: "the covariate-adjusted risk difference (standardization)",
};

/** Tests as a table or menu names them. */
export const methodLabels: Readonly<Record<BinaryMethod, string>> = {
  pearson: "Pearson chi-square",
  yates: "chi-square, Yates",
  nMinus1: "chi-square, N − 1",
  fisher: "Fisher exact",
  fisherMidP: "Fisher mid-P",
  zPooled: "z, pooled",
  zUnpooled: "z, unpooled",
  likelihoodRatio: "likelihood ratio",
  barnard: "Barnard exact",
  boschloo: "Boschloo exact",
  farringtonManning: "score (Farrington-Manning)",
  wald: "Wald",
  mantelHaenszel: "Mantel-Haenszel",
  logistic: "logistic regression",
  standardized: "standardized difference",
};

/** Closed forms, to follow "normal approximation". */
export const formulaNames: Readonly<Record<PowerFormula, string>> = {
  pooled: "pooled variance under the null hypothesis",
  unpooled: "unpooled variance",
  arcsine: "arcsine transformation",
  pooledCc: "pooled variance under the null hypothesis, continuity correction",
  farringtonManning: "restricted rates under the null hypothesis, Farrington and Manning",
};
