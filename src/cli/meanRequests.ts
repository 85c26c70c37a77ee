import { z } from "zod";
import { covarianceTypes } from "../analyze/covarianceType.ts";
import { type Hypothesis, hypotheses } from "../analyze/hypothesis.ts";
import { degreesOfFreedomMethods } from "../analyze/mmrmEffect.ts";
import { robustCorrections } from "../analyze/robustCovariance.ts";
import { meanMethods } from "../analyze/visitPlan.ts";
import { workingCorrelations } from "../analyze/workingCorrelation.ts";
import { analysisFields } from "../study/analysisFields.ts";
import { number, objectOf, pairOf, positive } from "../study/fields.ts";
import { directionSchema } from "../study/schema.ts";
import { levelSchema, oneOf } from "./requestFields.ts";

/** A visit or a subject. */
export const labelSchema = z.union([z.number(), z.string()], { error: "be a number or a name" });

const testFields = {
  sides: analysisFields.shape.sides,
  better: directionSchema.default("higher"),
  alpha: analysisFields.shape.alpha,
  level: levelSchema,
  hypothesis: oneOf(hypotheses).optional(),
  margin: positive.optional(),
};

const visitFields = {
  contrastVisit: labelSchema.optional(),
  baselineEffect: oneOf(["main", "byVisit"]).optional(),
};

const known = "be an object with method, sides, better and level";

/** What each analysis of a continuous endpoint can be told. */
export const meanAnalysisSchemas = [
  objectOf(known, { method: z.literal("t"), ...testFields }),
  objectOf(known, { method: z.literal("welch"), ...testFields }),
  objectOf(known, { method: z.literal("ancova"), ...testFields }),
  objectOf(known, {
    method: z.literal("wilcoxon"),
    ...testFields,
    distribution: oneOf(["auto", "exact", "normal"]).optional(),
    continuityCorrection: analysisFields.shape.continuityCorrection,
  }),
  objectOf(known, {
    method: z.literal("mmrm"),
    ...testFields,
    ...visitFields,
    covariance: oneOf(covarianceTypes).optional(),
    degreesOfFreedom: oneOf(degreesOfFreedomMethods).optional(),
    information: oneOf(["observed", "expected"]).optional(),
  }),
  objectOf(known, {
    method: z.literal("gee"),
    ...testFields,
    ...visitFields,
    correlation: oneOf(workingCorrelations).optional(),
    correction: oneOf(robustCorrections).optional(),
  }),
] as const;

/** Any of them, by its method. */
export const meanAnalysisSchema = z.discriminatedUnion("method", [...meanAnalysisSchemas], {
  error: `be one of ${meanMethods.join(", ")}`,
});

export type MeanAnalysis = z.infer<typeof meanAnalysisSchema>;

/** Whether an analysis models all visits. */
export const isVisitModel = (method: unknown): method is "mmrm" | "gee" =>
  method === "mmrm" || method === "gee";

/** Whether an analysis is one of a continuous endpoint. */
export function isMeanAnalysis<Other extends { readonly method: string }>(
  analysis: MeanAnalysis | Other,
): analysis is MeanAnalysis {
  return (meanMethods as readonly string[]).includes(analysis.method);
}

const values = z.array(number("be a number"), { error: "be a list of numbers" });
const byArm = pairOf(values, "lists of numbers");

/** Values per arm. */
export const samplesSchema = objectOf("be an object with values", { values: byArm });

/** Values per arm with the baseline of the same subjects, and further covariates if any. */
export const ancovaSchema = objectOf("be an object with values and baseline", {
  values: byArm,
  baseline: byArm,
  covariates: z.array(byArm, { error: "be a list of covariates" }).optional(),
});

const labels = z.array(labelSchema, { error: "be a list of numbers or names" });
const mayMiss = z.array(number("be a number or null").nullable(), {
  error: "be a list of numbers, null where missing",
});

/** Values over visits, one row per subject and visit, as columns. */
export const visitRowsSchema = objectOf("be an object with subject, visit, arm and value", {
  subject: labels,
  visit: labels,
  arm: values,
  baseline: mayMiss.optional(),
  value: mayMiss,
});

type Report<T> = z.core.$RefinementCtx<T>;

interface AimFields {
  readonly hypothesis?: Hypothesis | undefined;
  readonly margin?: number | undefined;
  readonly sides?: 1 | 2 | undefined;
}

/** A margin that is missing or superfluous; two sides where the hypothesis has one. */
export function checkMeanAim<T>(
  { hypothesis = "superiority", margin, sides }: AimFields,
  report: Report<T>,
  place: readonly string[] = ["analysis"],
): void {
  const add = (field: keyof AimFields, message: string) =>
    report.addIssue({ code: "custom", path: [...place, field], message });
  if (hypothesis === "superiority") {
    if (margin !== undefined) add("margin", "be absent for superiority");
    return;
  }
  if (margin === undefined) add("margin", "be a number above 0, in the endpoint's unit");
  const why = hypothesis === "equivalence" ? ", which is two one-sided tests" : "";
  if (sides === 2) add("sides", `be 1 for ${hypothesis}${why}`);
}
