import { z } from "zod";
import { maxAnalyzedPerArm } from "../analyze/counts.ts";
import { riskDifferenceKernels } from "../analyze/riskDifferenceInterval.ts";
import { closedForms } from "../sizing/closedForm.ts";
import { count, number, objectOf, pairOf } from "../study/fields.ts";
import {
  analysisSchema,
  directionSchema,
  maxPerArm,
  maxReplicates,
  missingSchema,
  replicatesSchema,
  seedSchema,
} from "../study/schema.ts";

/** How power is computed. */
export const powerMethods = ["closedForm", "exact", "monteCarlo"] as const;
export type PowerMethod = (typeof powerMethods)[number];

/** Which smallest sample size is meant where power is a saw-tooth. */
export const criteria = ["first", "stable"] as const;
export type Criterion = (typeof criteria)[number];

const oneOf = <const Names extends readonly string[]>(names: Names) =>
  z.enum(names, { error: `be one of ${names.join(", ")}` });

const intervalMethods = Object.keys(
  riskDifferenceKernels,
) as (keyof typeof riskDifferenceKernels)[];

const id = z.unknown().optional(); // any JSON value, given back as it is

const simulation = {
  replicates: replicatesSchema.optional(),
  seed: seedSchema.optional(),
  workers: count(1, 64).optional(),
};

const computation = {
  id,
  study: z.unknown().optional(), // checked as a study, so that paths begin at the study
  formula: oneOf(closedForms).optional(),
  ...simulation,
};

const wholeNumbers = (from: number) => pairOf(count(from, maxAnalyzedPerArm), "whole numbers");

/** Events and subjects analyzed, per arm. */
export const dataSchema = objectOf("be an object with events and n", {
  events: wholeNumbers(0),
  n: wholeNumbers(1),
});

export const powerSchema = objectOf("be an object", {
  ...computation,
  command: z.literal("power"),
  method: oneOf(powerMethods).optional(),
});

export const sizeSchema = objectOf("be an object", {
  ...computation,
  command: z.literal("size"),
  power: number("lie in (0, 1)").gt(0, "lie in (0, 1)").lt(1, "lie in (0, 1)"),
  method: oneOf(powerMethods).default("exact"),
  criterion: oneOf(criteria).default("stable"),
  maxPerArm: count(1, maxPerArm).optional(),
});

export const analyzeSchema = objectOf("be an object", {
  id,
  command: z.literal("analyze"),
  analysis: objectOf("be an object with method, sides, alpha and better", {
    ...analysisSchema.shape,
    better: directionSchema.default("higher"),
  }),
  data: dataSchema,
});

export const intervalSchema = objectOf("be an object", {
  id,
  command: z.literal("interval"),
  measure: oneOf(["riskDifference"]).default("riskDifference"),
  method: oneOf(intervalMethods).default("newcombe"),
  level: number("lie in (0, 1)").gt(0, "lie in (0, 1)").lt(1, "lie in (0, 1)").default(0.95),
  data: dataSchema,
});

/** Options of `analyze` on the command line: counts, or how a table of subjects becomes counts. */
export const analyzeOptionsSchema = objectOf("be options", {
  data: dataSchema.optional(),
  method: analysisSchema.shape.method.optional(),
  sides: analysisSchema.shape.sides,
  better: directionSchema.default("higher"),
  missing: missingSchema.default("nonresponder"),
  level: intervalSchema.shape.level,
  experimental: z.string().optional(),
  control: z.string().optional(),
  replicate: z.string().optional(),
  scenario: z.string().optional(),
});

/** Simulated trials to write; on the command line only. */
export const simulateSchema = objectOf("be an object", {
  /** A scenario by its name; all of them by default. */
  scenario: z.string().optional(),
  first: count(0, maxReplicates - 1).default(0),
  replicates: replicatesSchema.default(1),
  seed: seedSchema.optional(),
  rows: oneOf(["subjects", "replicates"]).default("subjects"),
});

/** One line of a batch. */
export const requestSchema = z.discriminatedUnion(
  "command",
  [powerSchema, sizeSchema, analyzeSchema, intervalSchema],
  {
    error: ({ code }) =>
      code === "invalid_union"
        ? "be one of power, size, analyze, interval"
        : "be an object with command",
  },
);

export type PowerRequest = z.infer<typeof powerSchema>;
export type SizeRequest = z.infer<typeof sizeSchema>;
export type AnalyzeRequest = z.infer<typeof analyzeSchema>;
export type IntervalRequest = z.infer<typeof intervalSchema>;
export type AnalyzeOptionsRequest = z.infer<typeof analyzeOptionsSchema>;
export type SimulateRequest = z.infer<typeof simulateSchema>;
export type Request = z.infer<typeof requestSchema>;
