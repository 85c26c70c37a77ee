import { z } from "zod";
import type { Hypothesis } from "../analyze/hypothesis.ts";
import { type CountsMethod, countsMethods } from "../analyze/methods.ts";
import { powerFormulas } from "../sizing/powerFormula.ts";
import { analysisFields } from "../study/analysisFields.ts";
import { count, number, objectOf } from "../study/fields.ts";
import { checkHypothesis, withSides } from "../study/hypothesisChecks.ts";
import {
  directionSchema,
  maxPerArm,
  maxReplicates,
  missingSchema,
  replicatesSchema,
  seedSchema,
} from "../study/schema.ts";
import { analyzeSchema, countsSchema, intervalSchema } from "./analysisRequests.ts";
import { levelSchema, oneOf } from "./requestFields.ts";

/** How power is computed. */
export const powerMethods = ["closedForm", "exact", "monteCarlo"] as const;
export type PowerMethod = (typeof powerMethods)[number];

/** Which smallest sample size is meant where power is a saw-tooth. */
export const criteria = ["first", "stable"] as const;
export type Criterion = (typeof criteria)[number];

const id = z.unknown().optional(); // any JSON value, given back as it is

const simulation = {
  replicates: replicatesSchema.optional(),
  seed: seedSchema.optional(),
  workers: count(1, 64).optional(),
};

const computation = {
  id,
  study: z.unknown().optional(), // checked as a study, so that paths begin at the study
  formula: oneOf(powerFormulas).optional(),
  ...simulation,
};

export const powerSchema = objectOf("be an object", {
  ...computation,
  command: z.literal("power"),
  method: oneOf(powerMethods).optional(),
});

export const sizeSchema = objectOf("be an object", {
  ...computation,
  command: z.literal("size"),
  power: number("lie in (0, 1)").gt(0, "lie in (0, 1)").lt(1, "lie in (0, 1)"),
  method: oneOf(powerMethods).optional(),
  criterion: oneOf(criteria).default("stable"),
  maxPerArm: count(1, maxPerArm).optional(),
});

/** Options of `analyze` on the command line: counts, or how a table of subjects becomes counts. */
export const analyzeOptionsSchema = objectOf("be options", {
  data: countsSchema.optional(),
  method: oneOf(countsMethods).optional(),
  sides: analysisFields.shape.sides,
  hypothesis: analysisFields.shape.hypothesis,
  margin: analysisFields.shape.margin,
  scale: analysisFields.shape.scale,
  better: directionSchema.default("higher"),
  missing: missingSchema.default("nonresponder"),
  level: levelSchema,
  experimental: z.string().optional(),
  control: z.string().optional(),
  replicate: z.string().optional(),
  scenario: z.string().optional(),
})
  .transform(withSides)
  .superRefine(({ better, ...analysis }, report) => {
    const method = plannedMethod(analysis);
    checkHypothesis({ analysis: { ...analysis, method }, better }, report, []);
  });

/** The test in charge where none is asked for. */
export function plannedMethod({
  method,
  hypothesis = "superiority",
}: {
  readonly method?: CountsMethod | undefined;
  readonly hypothesis?: Hypothesis | undefined;
}): CountsMethod {
  return method ?? (hypothesis === "superiority" ? "fisher" : "farringtonManning");
}

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
export type AnalyzeOptionsRequest = z.infer<typeof analyzeOptionsSchema>;
export type SimulateRequest = z.infer<typeof simulateSchema>;
export type Request = z.infer<typeof requestSchema>;
