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

/** Whether a method is one of them. */
export const isUnconditionalMethod = (method: string): method is UnconditionalMethod =>
  (unconditionalMethods as readonly string[]).includes(method);

/** Every test that has a table of P values and a rejection region. */
export type TableMethod = BinaryMethod;

/** Tests that can be made against a margin: the score test, and Wald's. */
export const marginMethods = ["farringtonManning", "wald"] as const;

export type MarginMethod = (typeof marginMethods)[number];

/** Every test that needs no more than one 2 × 2 table. */
export const countsMethods = [...binaryMethods, ...marginMethods] as const;

export type CountsMethod = (typeof countsMethods)[number];

/** Analyses that adjust for what is known of the subjects at baseline: they need more than a 2 × 2 table. */
export const adjustedMethods = ["mantelHaenszel", "logistic", "standardized"] as const;

export type AdjustedMethod = (typeof adjustedMethods)[number];

/** Every analysis that a study file can plan. */
export type StudyMethod = CountsMethod | AdjustedMethod;

/** Whether an analysis needs the subjects' strata or covariates. */
export function isAdjustedMethod(method: StudyMethod): method is AdjustedMethod {
  return (adjustedMethods as readonly StudyMethod[]).includes(method);
}

/** Whether a test can be made against a margin. */
export function isMarginMethod(method: StudyMethod): method is MarginMethod {
  return (marginMethods as readonly StudyMethod[]).includes(method);
}

/** Which difference counts against the null hypothesis; "greater" means a higher experimental rate. */
export type Alternative = "twoSided" | "greater" | "less";
