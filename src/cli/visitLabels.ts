import type { PowerFormula } from "../sizing/powerFormula.ts";
import type { VisitFormula } from "../sizing/visitPowerOf.ts";
import type { EstimandStrategy, VisitMissing } from "../study/visitSchema.ts";
import { formulaNames } from "../report/methodNames.ts";

/** Analyses of means as a table or heading names them. */
export const meanLabels: Readonly<Record<string, string>> = {
  t: "Student's t test",
  welch: "Welch's t test",
  wilcoxon: "Wilcoxon's rank-sum test",
  ancova: "Analysis of covariance",
  mmrm: "Mixed model for repeated measures",
  gee: "Generalized estimating equations",
  wald: "Wald's test of the response rates",
};

export const handlingLabels: Readonly<Record<VisitMissing, string>> = {
  observed: "all values observed",
  completeCase: "subjects with a value at the visit",
  lastObservation: "last observation carried forward",
  nonresponder: "missing counted as failure",
  multipleImputation: "multiple imputation",
  jumpToReference: "multiple imputation, jump to reference",
  copyReference: "multiple imputation, copy reference",
  copyIncrements: "multiple imputation, copy increments in reference",
};

export const strategyLabels: Readonly<Record<EstimandStrategy, string>> = {
  treatmentPolicy: "treatment policy",
  hypothetical: "hypothetical strategy",
  composite: "composite strategy",
  whileOnTreatment: "while on treatment",
};

const meanFormulas: Readonly<Record<VisitFormula, string>> = {
  noncentralT: "noncentral t",
  welch: "Welch's t, integrated over the variances",
  ancova: "noncentral t with the variance that the baseline leaves",
  wilcoxonEfficiency: "noncentral t with the efficiency of ranks, 3/\u03C0",
  mmrmSmallSample: "mixed model with the retention by visit, corrected for small samples",
  exactTable: "sum over all tables",
  normalTable: "normal approximation",
};

/** A closed form in words. */
export function formulaLabel(formula: VisitFormula | PowerFormula): string {
  if (formula in meanFormulas) return meanFormulas[formula as VisitFormula];
  return `normal approximation, ${formulaNames[formula as PowerFormula]}`;
}
