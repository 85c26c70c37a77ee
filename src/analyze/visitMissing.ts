/** Reference-based imputations: how a subject of the experimental arm goes on once treatment has stopped. */
const referenceMethods = ["jumpToReference", "copyReference", "copyIncrements"] as const;

/** Multiple imputations, each drawn from a joint normal distribution of the visits. */
export const imputationMethods = ["multipleImputation", ...referenceMethods] as const;
export type ImputationMethod = (typeof imputationMethods)[number];

/**
 * What becomes of missing values: all values "observed" are modeled; "completeCase": subjects without a value at
 * the visit compared are left out; "lastObservation" is carried forward; "nonresponder": they count as failures;
 * the others are multiple imputations.
 */
export const visitMissings = [
  "observed",
  "completeCase",
  "lastObservation",
  "nonresponder",
  ...imputationMethods,
] as const;
export type VisitMissing = (typeof visitMissings)[number];

/** Whether a handling of missing values draws imputations. */
export function isImputation(missing: VisitMissing): missing is ImputationMethod {
  return (imputationMethods as readonly VisitMissing[]).includes(missing);
}
