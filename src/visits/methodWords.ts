import type { VisitMethod, VisitMissing } from "../study/visitSchema.ts";

/** An analysis in a line, for who does not know its name. */
export const methodHints: Partial<Record<VisitMethod, string>> = {
  mmrm: "Mixed model for repeated measures: all visits at once, with all values that are there.",
  gee: "Generalized estimating equations: all visits at once, with a standard error that trusts no covariance.",
  t: "Two means at one visit, one variance for both arms.",
  welch: "Two means at one visit, each arm with its own variance.",
  wilcoxon: "Ranks at one visit: do values of one arm tend to be higher?",
  ancova: "Two means at one visit, adjusted for the value before treatment.",
  fisher: "Two response rates, exact; gives away some power.",
  pearson: "Two response rates by chi-square.",
  yates: "Chi-square made cautious; gives away some power.",
  wald: "Difference of two response rates over its standard error; can pool imputations.",
};

/** The handlings of missing values as entries of a menu. */
export const handlingTexts: Readonly<Record<VisitMissing, string>> = {
  observed: "those observed are analyzed",
  completeCase: "subjects without the value are left out",
  lastObservation: "the last value is carried forward",
  nonresponder: "count as failures",
  multipleImputation: "multiple imputation (MAR)",
  jumpToReference: "imputed: jump to reference",
  copyReference: "imputed: copy reference",
  copyIncrements: "imputed: copy increments",
};

/** What they take for granted. */
export const handlingHints: Readonly<Record<VisitMissing, string>> = {
  observed: "Right where loss depends on nothing, or on nothing but values that the model uses.",
  completeCase: "Right only where chance alone decides who is missing (MCAR).",
  lastObservation:
    "Takes it that nothing changes after the last visit; often wrong, shown for its harm.",
  nonresponder: "Who is not seen has failed: the composite strategy.",
  multipleImputation: "As if those lost went on like those like them who stayed (MAR).",
  jumpToReference: "As if those lost had control’s course from then on.",
  copyReference: "As if those lost had been on control from the start.",
  copyIncrements: "As if those lost kept what they gained, then changed as control does.",
};
