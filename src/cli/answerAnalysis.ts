import type { z } from "zod";
import { gComputation } from "../analyze/gComputation.ts";
import { logistic } from "../analyze/logistic.ts";
import { mantelHaenszel } from "../analyze/mantelHaenszel.ts";
import type { SubjectData } from "../analyze/subjectData.ts";
import {
  type AnalyzeRequest,
  type BinaryAnalysis,
  countsSchema,
  strataSchema,
  subjectsSchema,
} from "./analysisRequests.ts";
import { analyzeCounts, notesOnRatio } from "./analyzeCounts.ts";
import { analyzeMeans } from "./analyzeMeans.ts";
import { dataOf } from "./dataOf.ts";
import { isMeanAnalysis } from "./meanRequests.ts";

/**
 * The analysis of the data of one trial: counts, counts by stratum, subjects, values, or values over visits,
 * as the method needs.
 *
 * @throws {@link ArgumentError} if the data are not what the method needs, or cannot be.
 */
export function answerAnalysis({ analysis, data }: Pick<AnalyzeRequest, "analysis" | "data">) {
  return isMeanAnalysis(analysis) ? analyzeMeans(analysis, data) : analyzeBinary(analysis, data);
}

function analyzeBinary(analysis: BinaryAnalysis, data: unknown) {
  const { method } = analysis;
  switch (method) {
    case "mantelHaenszel":
      return { method, ...analyzeStrata(dataOf(strataSchema, data), analysis) };
    case "logistic":
      return { method, ...logistic(subjectsOf(data), optionsOf(analysis)) };
    case "standardized":
      return { method, ...gComputation(subjectsOf(data), optionsOf(analysis)) };
    default:
      return analyzeCounts(dataOf(countsSchema, data), analysis);
  }
}

function analyzeStrata(data: z.infer<typeof strataSchema>, analysis: BinaryAnalysis) {
  const { continuityCorrection = false } = analysis;
  const result = mantelHaenszel(data, { ...optionsOf(analysis), continuityCorrection });
  const notes = [...result.notes, ...notesOnRatio("odds ratio", result.estimate.oddsRatio)];
  return { ...result, notes };
}

function optionsOf({ sides, better, test }: BinaryAnalysis) {
  return { sides, better, ...(test && { test }) };
}

/** Without covariates where none are given: a key that is undefined is not there. */
function subjectsOf(data: unknown): SubjectData {
  const { outcome, arm, covariates } = dataOf(subjectsSchema, data);
  return { outcome, arm, ...(covariates && { covariates }) };
}
