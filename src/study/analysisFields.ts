import { z } from "zod";
import { hypotheses } from "../analyze/hypothesis.ts";
import { adjustedMethods, countsMethods } from "../analyze/methods.ts";
import { baselineVariables } from "./baseline.ts";
import { number, objectOf, oneOf, positive } from "./fields.ts";

const methods = [...countsMethods, ...adjustedMethods] as const;

/** What the trial sets out to show. */
const aim = {
  hypothesis: oneOf(hypotheses)
    .optional()
    .describe("what the trial sets out to show (superiority, without a margin)"),
  margin: positive
    .optional()
    .describe("a difference of rates without a sign, or the limit of a ratio; not for superiority"),
  scale: oneOf(["difference", "ratio"]).optional().describe("scale of the margin (difference)"),
};

/** What only some of the adjusted analyses know; a default is that of the analysis. */
const adjustment = {
  continuityCorrection: z
    .boolean({ error: "be true or false" })
    .optional()
    .describe("mantelHaenszel: subtract one half from the difference (false)"),
  test: oneOf(["wald", "likelihoodRatio", "firth"])
    .optional()
    .describe("logistic: the test of the treatment (wald)"),
  separation: oneOf(["fail", "firth"])
    .optional()
    .describe("logistic, standardized: what becomes of data that are separated (fail)"),
  adjustFor: z
    .array(oneOf(baselineVariables), { error: "be a list of strata, covariate" })
    .refine((list) => new Set(list).size === list.length, "name nothing twice")
    .optional()
    .describe("logistic, standardized: what enters the model (all that a scenario describes)"),
};

/** The fields of the planned test. Requests to analyze data carry the same. */
export const analysisFields = objectOf("be an object with method, sides and alpha", {
  method: oneOf(methods),
  sides: z
    .literal([1, 2], { error: "be 1 or 2" })
    .optional()
    .describe("1: only a difference in the better direction rejects (2; with a margin 1)"),
  alpha: number("lie in (0, 0.5]")
    .gt(0, "lie in (0, 0.5]")
    .max(0.5, "lie in (0, 0.5]")
    .default(0.05)
    .describe("level of the test, of both sides together; with a margin of each one-sided test"),
  ...aim,
  ...adjustment,
});
