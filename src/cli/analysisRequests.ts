import { z } from "zod";
import { maxAnalyzedPerArm } from "../analyze/counts.ts";
import { effectIntervalKernels } from "../analyze/effectInterval.ts";
import { proportionIntervalMethods } from "../analyze/proportionInterval.ts";
import { meanMethods } from "../analyze/visitPlan.ts";
import { checkAdjustment } from "../study/adjustedChecks.ts";
import { analysisFields } from "../study/analysisFields.ts";
import { count, number, objectOf, pairOf } from "../study/fields.ts";
import { checkHypothesis, withSides } from "../study/hypothesisChecks.ts";
import { directionSchema } from "../study/schema.ts";
import {
  checkMeanAim,
  isMeanAnalysis,
  type MeanAnalysis,
  meanAnalysisSchemas,
} from "./meanRequests.ts";
import { keysOf, levelSchema, oneOf } from "./requestFields.ts";

const wholeNumbers = (from: number) => pairOf(count(from, maxAnalyzedPerArm), "whole numbers");

/** Events and subjects analyzed, per arm. */
export const countsSchema = objectOf("be an object with events and n", {
  events: wholeNumbers(0),
  n: wholeNumbers(1),
});

/** A table per stratum; an arm may be empty there. */
export const strataSchema = objectOf("be an object with strata", {
  strata: z
    .array(
      objectOf("be an object with events and n", { events: wholeNumbers(0), n: wholeNumbers(0) }),
      { error: "be a list of strata" },
    )
    .min(1, "hold at least one stratum"),
});

const column = z.array(number("be a number"), { error: "be a list of numbers" });

/** Subjects one by one, as columns; that they fit together is checked where they are used. */
export const subjectsSchema = objectOf("be an object with outcome, arm and covariates", {
  outcome: column,
  arm: column,
  covariates: z.record(z.string(), column, { error: "be an object of columns" }).optional(),
});

/** Events among the subjects of one group. */
export const proportionSchema = objectOf("be an object with events and n", {
  events: count(0, maxAnalyzedPerArm),
  n: count(1, maxAnalyzedPerArm),
});

const { separation: _, adjustFor: __, ...fieldsOfData } = analysisFields.shape; // of simulations only

const tableAnalysis = objectOf("be an object with method, sides, alpha and better", {
  ...fieldsOfData,
  better: directionSchema.default("higher"),
});

const allMethods = [...tableAnalysis.shape.method.options, ...meanMethods];

const analysisSchema = z.discriminatedUnion(
  "method",
  [tableAnalysis.transform(withSides), ...meanAnalysisSchemas],
  {
    error: ({ code }) =>
      code === "invalid_union"
        ? `be one of ${allMethods.join(", ")}`
        : "be an object with method, sides, alpha and better",
  },
);

/** A request to analyze data; what the data must be depends on the method. */
export const analyzeSchema = objectOf("be an object", {
  id: z.unknown().optional(),
  command: z.literal("analyze"),
  analysis: analysisSchema,
  data: z.unknown().optional(),
}).superRefine(({ analysis }, report) => {
  if (isMeanAnalysis(analysis)) return checkMeanAim(analysis, report);
  checkAdjustment(analysis, report);
  checkHypothesis({ analysis, better: analysis.better }, report);
});

/** A request for an interval; method and data depend on the measure. */
export const intervalSchema = objectOf("be an object", {
  id: z.unknown().optional(),
  command: z.literal("interval"),
  measure: oneOf([...keysOf(effectIntervalKernels), "proportion"]).default("riskDifference"),
  method: z.unknown().optional(),
  level: levelSchema,
  data: z.unknown().optional(),
});

const { riskDifference, riskRatio, oddsRatio } = effectIntervalKernels;

/** What an interval needs beside its measure. */
export const intervalFields = {
  riskDifference: z.object({
    method: oneOf(keysOf(riskDifference)).default("newcombe"),
    data: countsSchema,
  }),
  riskRatio: z.object({
    method: oneOf(keysOf(riskRatio)).default("miettinenNurminen"),
    data: countsSchema,
  }),
  oddsRatio: z.object({
    method: oneOf(keysOf(oddsRatio)).default("conditionalExact"),
    data: countsSchema,
  }),
  proportion: z.object({
    method: oneOf(proportionIntervalMethods).default("wilson"),
    data: proportionSchema,
  }),
} as const;

export type AnalyzeRequest = z.infer<typeof analyzeSchema>;
/** An analysis of a binary endpoint. */
export type BinaryAnalysis = Exclude<AnalyzeRequest["analysis"], MeanAnalysis>;
export type IntervalRequest = z.infer<typeof intervalSchema>;
