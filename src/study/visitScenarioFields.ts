import { z } from "zod";
import { maxOddsRatioPerSd } from "./baseline.ts";
import { number, objectOf, oneOf, pairOf, rate, rateBelowOne, text } from "./fields.ts";
import { meanNumber, sdNumber } from "./magnitude.ts";

// The assumed truth behind an endpoint that is measured: with one value per arm (a single visit), or with a
// list of values per arm, one per visit.

const withoutSign = (value: number) => value + 0; // -0, which JSON cannot carry, reads as 0
const correlationNumber = number("lie in (-1, 1)")
  .gt(-1, "lie in (-1, 1)")
  .lt(1, "lie in (-1, 1)")
  .overwrite(withoutSign);
const matrixElement = number("lie in [-1, 1]")
  .min(-1, "lie in [-1, 1]")
  .max(1, "lie in [-1, 1]")
  .overwrite(withoutSign);
const listOf = <T extends z.ZodType>(item: T, what: string) =>
  z.array(item, { error: `be a list of ${what}` });

const withRho = "be an object with type and rho";

/** Correlation between the visits of a subject. */
const correlation = z
  .discriminatedUnion(
    "type",
    [
      objectOf(withRho, {
        type: z.literal("compoundSymmetry"),
        rho: correlationNumber.describe("of any two visits"),
      }),
      objectOf(withRho, {
        type: z.literal("ar1"),
        rho: correlationNumber.describe("of neighboring visits; its powers of those farther apart"),
      }),
      objectOf(withRho, {
        type: z.literal("toeplitz"),
        rho: listOf(correlationNumber, "correlations").describe("one per distance in visits"),
      }),
      objectOf("be an object with type and matrix", {
        type: z.literal("unstructured"),
        matrix: listOf(listOf(matrixElement, "correlations"), "rows"),
      }),
    ],
    {
      error: ({ code }) =>
        code === "invalid_union"
          ? "be one of compoundSymmetry, ar1, toeplitz, unstructured"
          : "be an object with type and rho, or matrix",
    },
  )
  .describe("between visits, in both arms; distances count visits");

const strength = `lie in [0.01, ${maxOddsRatioPerSd}]`;
const oddsRatioPerSd = number(strength)
  .min(0.01, strength)
  .max(maxOddsRatioPerSd, strength)
  .describe("odds of leaving before a visit, per SD worse");

/** Shares of both arms that are lost by the last visit. */
const lastRate = pairOf(rateBelowOne, "rates");
const ratesByVisit = z.union(
  [lastRate, pairOf(listOf(rateBelowOne, "rates"), "lists of rates")],
  "be two rates, or two lists of rates with one per visit: experimental, control",
);

/** A share of each arm that is lost, by one of three mechanisms, and what else there is to say. */
function lossOf<Rate extends z.ZodType, More extends z.ZodRawShape>(rates: Rate, more: More) {
  const known = `rate, mechanism, ${Object.keys(more)
    .map((key) => `${key}, `)
    .join("")}and oddsRatioPerSd where mechanism is "mar" or "mnar"`;
  const share = rates.describe("share lost by the last visit, or by each visit, cumulative");
  const be = "be an object with rate and mechanism";
  const byOutcome = <const Name extends string>(name: Name) =>
    objectOf(`${be} and oddsRatioPerSd`, {
      rate: share,
      mechanism: z.literal(name),
      oddsRatioPerSd,
      ...more,
    });
  const mcar = { rate: share, mechanism: z.literal("mcar").optional().default("mcar"), ...more };
  const mechanisms = [objectOf(be, mcar, known), byOutcome("mar"), byOutcome("mnar")] as const;
  return z.discriminatedUnion("mechanism", mechanisms, {
    error: ({ code }) => (code === "invalid_union" ? 'be "mcar", "mar" or "mnar"' : be),
  });
}

const followed = {
  followed: rate.default(1).describe("share of those who stop treatment and stay in the trial"),
};

/** Fields with the same shape whatever the number of visits. */
const commonFields = {
  afterDiscontinuation: oneOf(["asRandomized", "jumpToReference", "copyIncrements"])
    .default("asRandomized")
    .describe("how outcomes go on once treatment has stopped"),
  intermittent: pairOf(rateBelowOne, "rates")
    .optional()
    .describe("chance that a value is missing at a visit though the subject is followed"),
};

const name = text("a name in quotes").optional();
const baselineFields = { mean: meanNumber, sd: sdNumber };

/** A scenario of a continuous endpoint. */
export const singleVisitScenario = objectOf("be an object with name, mean and sd", {
  name,
  mean: pairOf(meanNumber, "means"),
  sd: z.union(
    [sdNumber, pairOf(sdNumber, "numbers above 0")],
    "be a number above 0, or two: experimental, control",
  ),
  baseline: objectOf("be an object with mean, sd and correlation", {
    ...baselineFields,
    correlation: correlationNumber.describe("of baseline and outcome, within both arms"),
  }).optional(),
  dropout: lossOf(lastRate, {}).optional(),
  discontinuation: lossOf(lastRate, followed).optional(),
  ...commonFields,
});

/** A scenario of an endpoint with visits. */
export const severalVisitsScenario = objectOf("be an object with name, mean, sd and correlation", {
  name,
  mean: pairOf(listOf(meanNumber, "means"), "lists of means").describe("one per visit"),
  sd: z.union(
    [sdNumber, listOf(sdNumber, "numbers above 0")],
    "be a number above 0, or a list of them with one per visit",
  ),
  correlation: correlation.optional(),
  baseline: objectOf("be an object with mean, sd and correlation", {
    ...baselineFields,
    correlation: z
      .union(
        [correlationNumber, listOf(correlationNumber, "correlations")],
        "be a correlation, or a list of them with one per visit",
      )
      .describe("of baseline and each visit, within both arms"),
  }).optional(),
  dropout: lossOf(ratesByVisit, {}).optional(),
  discontinuation: lossOf(ratesByVisit, followed).optional(),
  ...commonFields,
});
