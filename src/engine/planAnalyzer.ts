import { visitAnalyzer } from "../analyze/visitAnalyzer.ts";
import type { VisitTrialData } from "../analyze/visitPlan.ts";
import type { VisitResult } from "../analyze/visitResult.ts";
import type { Stream } from "../random/stream.ts";
import { visitTimes } from "../simulate/visitModel.ts";
import { betterOf, contrastOf, type VisitPlan } from "./visitPlan.ts";
import type { VisitRun } from "./visitRun.ts";

/** Analyzes the trial at hand, whose columns it was given once. */
export type PlanAnalyzer = (out: VisitResult) => void;

/**
 * Prepares one plan's analysis.
 *
 * @param data - Columns of a trial that is filled anew for each replicate.
 * @param source - Where imputations are drawn from; the caller keys it.
 */
export function planAnalyzer(
  { n, endpoint }: Pick<VisitRun, "n" | "endpoint">,
  plan: VisitPlan,
  data: VisitTrialData,
  source: Stream,
): PlanAnalyzer {
  const layout = {
    visits: visitTimes(endpoint).length,
    subjects: n[0] + n[1],
    hasBaseline: endpoint.baseline,
    contrast: contrastOf(endpoint, plan),
    better: betterOf(endpoint, plan),
    ...(endpoint.type === "responder" &&
      plan.compares === "responders" && {
        responder: { threshold: endpoint.threshold, direction: endpoint.direction },
      }),
  };
  const analyze = visitAnalyzer(layout, plan, source);
  return (out) => analyze(data, out);
}
