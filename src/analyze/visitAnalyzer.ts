import { ArgumentError } from "../errors.ts";
import { geeVisitAnalyzer } from "./geeVisitAnalyzer.ts";
import { imputedVisitAnalyzer } from "./imputedVisitAnalyzer.ts";
import { type KernelMethod, meanKernels } from "./meanKernels.ts";
import { countsMethods } from "./methods.ts";
import { mmrmVisitAnalyzer } from "./mmrmVisitAnalyzer.ts";
import { maxVisits } from "./patternStatistics.ts";
import type { RandomSource } from "./randomSource.ts";
import { rankVisitAnalyzer } from "./rankVisitAnalyzer.ts";
import { responderRule } from "./responderRule.ts";
import { responderVisitAnalyzer } from "./responderVisitAnalyzer.ts";
import { sampleVisitAnalyzer } from "./sampleVisitAnalyzer.ts";
import { isImputation, type VisitMissing, visitMissings } from "./visitMissing.ts";
import {
  meanMethods,
  type VisitAnalysisPlan,
  type VisitLayout,
  type VisitTrialData,
} from "./visitPlan.ts";
import type { VisitResult } from "./visitResult.ts";

export type { ResponderRule, VisitAnalysisPlan, VisitLayout, VisitTrialData } from "./visitPlan.ts";
export { emptyVisitResult, type VisitResult, type VisitStatus } from "./visitResult.ts";

/** Analyzes one trial into a result that can be used again and again. */
export type VisitAnalyzer = (data: VisitTrialData, out: VisitResult) => void;

/**
 * Prepares the planned analysis of trials with a continuous endpoint at one visit or several, or with responders
 * derived from it, for loops: mixed models, t tests and analysis of covariance allocate nothing per trial.
 *
 * Data that cannot bear the analysis (an arm without values, values that do not vary) are no error: see `status`. With
 * `missing` "observed", tests at one visit take the values observed there, as "completeCase". Imputed responder
 * rates are compared by their pooled Wald statistic, whatever the test of counts that is planned; without any variance
 * (nobody or everybody responds in both arms) there is none. Trials with an empty arm do not reject by a test of counts.
 *
 * @param source - Uniform random numbers, for imputations only.
 * @throws {@link ArgumentError} if the plan is at fault: a method that does not fit the endpoint, the handling of missing
 *   values or the margin, a visit that does not exist, or imputations without random numbers.
 */
export function visitAnalyzer(
  layout: VisitLayout,
  plan: VisitAnalysisPlan,
  source?: RandomSource,
): VisitAnalyzer {
  checkLayout(layout);
  checkMethod(layout, plan);
  const { missing } = plan;
  if (!isImputation(missing)) return directAnalyzer(layout, plan);
  if (!source) {
    throw new ArgumentError("source", `draw random numbers for ${missing}`, source);
  }
  const complete = directAnalyzer(layout, { ...plan, missing: "completeCase" });
  const parts = layout.responder
    ? { outcomeOf: responderRule(layout, plan), kernel: meanKernels.rate() }
    : { outcomeOf: itself, kernel: meanKernels[plan.analysis.method as KernelMethod]() };
  return imputedVisitAnalyzer(layout, plan, { method: missing, complete, ...parts }, source);
}

const itself = (_data: VisitTrialData, _subject: number, value: number): number => value;

/** The analysis of values as they are, or of the last observation carried forward. */
function directAnalyzer(layout: VisitLayout, plan: VisitAnalysisPlan): VisitAnalyzer {
  if (layout.responder) return responderVisitAnalyzer(layout, plan);
  const { method } = plan.analysis;
  switch (method) {
    case "mmrm":
      return mmrmVisitAnalyzer(layout, plan);
    case "gee":
      return geeVisitAnalyzer(layout, plan);
    case "wilcoxon":
      return rankVisitAnalyzer(layout, plan);
    default:
      return sampleVisitAnalyzer(layout, plan, method as KernelMethod);
  }
}

function checkLayout({ visits, subjects, contrast, hasBaseline, responder }: VisitLayout): void {
  checkWhole("visits", visits, 1, maxVisits);
  checkWhole("subjects", subjects, 1, Number.MAX_SAFE_INTEGER);
  checkWhole("contrast", contrast, 0, visits - 1);
  if (!responder) return;
  const isChange = responder.direction === "fall" || responder.direction === "rise";
  if (!isChange || hasBaseline) return;
  const expectation = 'be "atMost" or "atLeast" without a baseline';
  throw new ArgumentError("responder.direction", expectation, responder.direction);
}

function checkWhole(path: string, value: number, least: number, greatest: number): void {
  if (Number.isInteger(value) && value >= least && value <= greatest) return;
  throw new ArgumentError(path, `be a whole number from ${least} to ${greatest}`, value);
}

/** What is compared decides which tests there are, and the test how missing values can be handled. */
function checkMethod({ responder, hasBaseline }: VisitLayout, plan: VisitAnalysisPlan): void {
  const { method } = plan.analysis;
  const known: readonly string[] = responder ? countsMethods : meanMethods;
  if (!known.includes(method)) {
    throw new ArgumentError("analysis.method", `be one of ${known.join(", ")}`, method);
  }
  if (method === "ancova" && !hasBaseline) {
    throw new ArgumentError("analysis.method", "be another one without a baseline", method);
  }
  const handlings = responder ? responderHandlings : handlingsOf(method);
  if (handlings.includes(plan.missing)) return;
  const expectation = `be one of ${handlings.join(", ")} for ${method}`;
  throw new ArgumentError("missing", expectation, plan.missing);
}

const responderHandlings = visitMissings.filter((missing) => missing !== "observed");

/** Models take what was observed; ranks cannot be pooled over imputations. */
function handlingsOf(method: string): readonly VisitMissing[] {
  if (method === "mmrm" || method === "gee") return ["observed"];
  if (method === "wilcoxon") return ["observed", "completeCase", "lastObservation"];
  return visitMissings.filter((missing) => missing !== "nonresponder");
}
