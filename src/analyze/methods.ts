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
] as const;

export type BinaryMethod = (typeof binaryMethods)[number];

/** Exact unconditional tests: slower, and more powerful than Fisher's. */
export const unconditionalMethods = ["barnard", "boschloo"] as const;

export type UnconditionalMethod = (typeof unconditionalMethods)[number];

/** Every test that has a table of P values and a rejection region. */
export type TableMethod = BinaryMethod | UnconditionalMethod;

/** Which difference counts against the null hypothesis; "greater" means a higher experimental rate. */
export type Alternative = "twoSided" | "greater" | "less";
