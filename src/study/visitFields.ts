import { z } from "zod";
import { hypotheses } from "../analyze/hypothesis.ts";
import { count, number, objectOf, oneOf, positive, text } from "./fields.ts";
import { meanNumber } from "./magnitude.ts";
import { directionSchema } from "./schema.ts";
import { visitMethods } from "./visitMethods.ts";

/** Most visits of a study. */
export const maxVisits = 8;
/** Most completed data sets of one trial. */
export const maxImputations = 1000;

/** Covariance between visits that a mixed model estimates. */
export const visitCovariances = ["unstructured", "compoundSymmetry", "ar1", "toeplitz"] as const;

/** How a threshold makes a responder: by the change from baseline, or by the value itself. */
export const responderDirections = ["fall", "rise", "atMost", "atLeast"] as const;
export type ResponderDirection = (typeof responderDirections)[number];

const named = {
  name: text("a name in quotes").default("outcome"),
  better: directionSchema.default("higher").describe("which mean, or which response rate, is good"),
  unit: text("a unit in quotes").optional().describe("of the values, e.g. mm"),
};

const baseline = z
  .boolean({ error: "be true or false" })
  .default(false)
  .describe("whether the value is also measured before randomization");

const visitsOf = (least: number) =>
  z
    .array(positive, { error: "be a list of times" })
    .min(least, `hold ${least} to ${maxVisits} times`)
    .max(maxVisits, `hold ${least} to ${maxVisits} times`)
    .describe("times of the visits after randomization, increasing");

const timeUnit = text("a unit in quotes").default("weeks").describe("of the times of visits");

/** A value measured at one visit. */
export const continuousEndpoint = objectOf("be an object with type, name and better", {
  type: z.literal("continuous"),
  ...named,
  baseline,
});

const longitudinalEndpoint = objectOf("be an object with type, name, better and visits", {
  type: z.literal("longitudinal"),
  ...named,
  visits: visitsOf(2),
  timeUnit,
  baseline,
});

const responderEndpoint = objectOf("be an object with type, name, visits, threshold, direction", {
  type: z.literal("responder"),
  ...named,
  name: named.name.unwrap().default("response"),
  visits: visitsOf(1),
  timeUnit,
  baseline,
  threshold: meanNumber.describe("smallest change, or limit of the value"),
  direction: oneOf(responderDirections).describe(
    "fall, rise: by at least the threshold from baseline; atMost, atLeast: the value itself",
  ),
  visit: positive.optional().describe("time of the visit that decides (the last)"),
});

/** A value measured at several visits, or a response that is read off such values. */
export const severalVisitsEndpoint = z.discriminatedUnion("type", [
  longitudinalEndpoint,
  responderEndpoint,
]);

/** What the trial sets out to show. */
const aim = {
  hypothesis: oneOf(hypotheses)
    .optional()
    .describe("what the trial sets out to show (superiority, without a margin)"),
  margin: positive
    .optional()
    .describe(
      "without a sign, in the unit of the endpoint; of responders as for a binary endpoint",
    ),
  scale: oneOf(["difference", "ratio"]).optional().describe("responder: scale of the margin"),
};

/** The fields of the planned analysis; which of them go together is checked with the endpoint. */
export const visitAnalysisFields = objectOf("be an object with method, sides and alpha", {
  method: oneOf(visitMethods),
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
  contrastVisit: positive
    .optional()
    .describe("longitudinal: time of the visit at which the arms are compared (the last)"),
  covariance: oneOf(visitCovariances).optional().describe("mmrm: between visits (unstructured)"),
  degreesOfFreedom: oneOf(["kenwardRoger", "satterthwaite", "residual"])
    .optional()
    .describe("mmrm: of the test (kenwardRoger)"),
  baselineEffect: oneOf(["byVisit", "main"])
    .optional()
    .describe("mmrm, gee: a slope per visit or one for all (byVisit, where there is a baseline)"),
  fallback: oneOf(visitCovariances)
    .optional()
    .describe("mmrm: covariance to refit with where the fit does not converge (none)"),
  correlation: oneOf(["independence", "exchangeable", "ar1"])
    .optional()
    .describe("gee: working correlation between visits (exchangeable)"),
  correction: oneOf(["manclDeRouen", "none"])
    .optional()
    .describe("gee: of the standard error, for few subjects (manclDeRouen)"),
});

/** Completed data sets of one trial. */
export const imputationsSchema = count(2, maxImputations);

export type VisitAnalysisFields = z.infer<typeof visitAnalysisFields>;
