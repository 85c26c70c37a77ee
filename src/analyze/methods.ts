/** Tests of a difference between two independent proportions, by the names a study file uses. */
export const binaryMethods = [
  "pearson",
  "yates",
  "nMinus1",
  "fisher",
  "fisherMidP",
  "zPooled",
  "zUnpooled",
  "likelihoodRatio",
  "barnard",
  "boschloo",
] as const;

export type BinaryMethod = (typeof binaryMethods)[number];

/** The exact unconditional ones among them: slower, and more powerful than Fisher's. */
export const unconditionalMethods = [
  "barnard",
  "boschloo",
] as const satisfies readonly BinaryMethod[];

export type UnconditionalMethod = (typeof unconditionalMethods)[number];

/** Every test that has a table of P values and a rejection region. */
export type TableMethod = BinaryMethod;

/** Analyses that adjust for what is known of the subjects at baseline: they need more than a 2 × 2 table. */
export const adjustedMethods = ["mantelHaenszel", "logistic", "standardized"] as const;

export type AdjustedMethod = (typeof adjustedMethods)[number];

/** Every analysis that a study file can plan. */
export type StudyMethod = BinaryMethod | AdjustedMethod;

/** Whether an analysis needs the subjects' strata or covariates. */
export function isAdjustedMethod(method: StudyMethod): method is AdjustedMethod {
  return (adjustedMethods as readonly StudyMethod[]).includes(method);
}

/** Which difference counts against the null hypothesis; "greater" means a higher experimental rate. */
export type Alternative = "twoSided" | "greater" | "less";
