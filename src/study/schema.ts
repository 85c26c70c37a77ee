import { z } from "zod";
import { checkAdjustment, checkBaseline, checkStrata } from "./adjustedChecks.ts";
import { covariateSchema, marginalRates, strataSchema } from "./baseline.ts";
import { analysisFields } from "./analysisFields.ts";
import { checkDesign, checkScenarios } from "./crossChecks.ts";
import { count, objectOf, pairOf, positive, rate, rateBelowOne, text } from "./fields.ts";
import { checkHypothesis, withSides } from "./hypothesisChecks.ts";
import { scenarioName } from "./scenarioName.ts";

/** How a lost subject enters the analysis of a binary endpoint. */
export const missingStrategies = ["nonresponder", "completeCase"] as const;

/** Largest seed: the largest whole number that a double holds exactly. */
export const maxSeed = Number.MAX_SAFE_INTEGER;
/** Largest number of replicates in one run. */
export const maxReplicates = 100_000_000;
/** Largest arm: a scale at which exact enumeration still answers. */
export const maxPerArm = 100_000;

const arm = (name: string) =>
  objectOf("be an object with name and n", {
    name: text("a name in quotes").default(name).describe("as tables and sentences call it"),
    n: count(1, maxPerArm).optional().describe("randomized subjects"),
  });

/** The two arms. */
export const armsSchema = z.tuple([arm("Experimental"), arm("Control")], {
  error: "be two arms: experimental, control",
});

/** The ratio of the arms. */
export const allocationSchema = pairOf(positive, "numbers above 0")
  .optional()
  .describe("ratio of the arms where n is to be found; 1:1 where neither is given");

/** Which response rate is good. */
export const directionSchema = z.enum(["higher", "lower"], { error: 'be "higher" or "lower"' });

/** How a lost subject enters the analysis. */
export const missingSchema = z.enum(missingStrategies, {
  error: 'be "nonresponder" or "completeCase"',
});

const endpoint = objectOf("be an object with type, name and better", {
  type: z.literal("binary", { error: 'be "binary"' }).default("binary"),
  name: text("a name in quotes").default("response"),
  better: directionSchema.default("higher").describe("which response rate is good"),
});

const design = objectOf("be an object with arms, endpoint, missing and analysis", {
  arms: armsSchema.prefault([{}, {}]),
  allocation: allocationSchema,
  endpoint: endpoint.prefault({}),
  missing: missingSchema
    .default("nonresponder")
    .describe("a lost subject counts as a failure, or is left out"),
  analysis: analysisFields.transform(withSides),
})
  .superRefine(checkDesign)
  .superRefine(({ analysis }, report) => checkAdjustment(analysis, report))
  .superRefine(({ analysis, endpoint: { better } }, report) =>
    checkHypothesis({ analysis, better }, report),
  );

const mcar = objectOf(
  "be an object with rate and mechanism",
  {
    rate: pairOf(rateBelowOne, "rates"),
    mechanism: z.literal("mcar").optional().default("mcar"),
  },
  'rate, mechanism, and oddsRatio where mechanism is "mnar"',
);

const mnar = objectOf("be an object with rate, mechanism and oddsRatio", {
  rate: pairOf(rateBelowOne, "rates"),
  mechanism: z.literal("mnar"),
  oddsRatio: positive.describe(
    "odds of dropping out among subjects without the event over those with it",
  ),
});

const dropout = z.discriminatedUnion("mechanism", [mcar, mnar], {
  error: ({ code }) =>
    code === "invalid_union" ? 'be "mcar" or "mnar"' : "be an object with rate and mechanism",
});

const scenario = objectOf("be an object with name, responseRate and dropout", {
  name: text("a name in quotes").optional(),
  responseRate: pairOf(rate, "rates")
    .optional()
    .describe("probability of the event; the mean over the strata where there are strata"),
  strata: strataSchema.optional().describe("parts of the population with rates of their own"),
  covariate: covariateSchema
    .optional()
    .describe("a standard normal baseline score; the response rates stay what they are"),
  dropout: dropout.optional(),
}).superRefine(checkStrata);

/** Only in the list is a scenario's place known, which is its name where it has none. */
function completed(entry: z.infer<typeof scenario>, k: number) {
  const responseRate = entry.responseRate ?? marginalRates(entry.strata!); // one of them is there
  const { name: _, responseRate: __, ...rest } = entry;
  return {
    name: scenarioName(entry, k),
    responseRate: [...responseRate] as [number, number],
    ...rest,
  };
}

const scenarios = z
  .array(scenario, { error: "be a list of scenarios" })
  .min(1, "hold at least one scenario")
  .max(100, "hold at most 100 scenarios")
  .superRefine(checkScenarios)
  .transform((list) => list.map(completed));

/** Number of simulated trials. */
export const replicatesSchema = count(1, maxReplicates);
/** Key of the random numbers. */
export const seedSchema = count(0, maxSeed);

/** How the trial is simulated. */
export const simulationSchema = objectOf("be an object with replicates and seed", {
  replicates: replicatesSchema.default(10_000),
  seed: seedSchema.default(20221118).describe("key of the random numbers"),
});

/** The study file, version 1: its only definition. */
export const studySchema = objectOf("be an object with equipoise, design and scenarios", {
  equipoise: z.literal(1, { error: "be 1, the version of the study file" }),
  title: text("a title in quotes").default("Untitled study"),
  design,
  scenarios,
  simulation: simulationSchema.prefault({}),
}).superRefine(checkBaseline);

/** A value that nobody changes, all the way down. */
export type Immutable<T> = { readonly [Key in keyof T]: Immutable<T[Key]> };

/** A complete study: everything that may be left out of the file has its default. */
export type Study = Immutable<z.infer<typeof studySchema>>;
/** A study as it may be written: with defaults left out. */
export type StudyInput = Immutable<z.input<typeof studySchema>>;
export type Design = Study["design"];
export type Analysis = Design["analysis"];
export type Scenario = Study["scenarios"][number];
export type Dropout = NonNullable<Scenario["dropout"]>;
export type Simulation = Study["simulation"];
export type MissingStrategy = (typeof missingStrategies)[number];
export type Direction = Study["design"]["endpoint"]["better"];
