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

/** Which difference counts against the null hypothesis; "greater" means a higher experimental rate. */
export type Alternative = "twoSided" | "greater" | "less";
