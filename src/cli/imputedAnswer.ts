import { meanTest } from "../analyze/meanDifference.ts";
import { visitAnalyzer } from "../analyze/visitAnalyzer.ts";
import { emptyVisitResult, type VisitResult } from "../analyze/visitResult.ts";
import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import { createStream } from "../random/stream.ts";
import { type MeanAnswer, meanAnswer } from "./analyzeMeans.ts";
import type { PlannedAnalysis, VisitFilePlan } from "./visitFilePlan.ts";
import type { VisitTrialTable } from "./visitTrialTable.ts";

/**
 * The planned comparison after imputation, pooled by Rubin's rules. The random numbers are those of the replicate with
 * this number in a simulation with the study's seed.
 *
 * @throws {@link ArgumentError} if the data cannot bear it.
 */
export function imputedAnswer(
  table: VisitTrialTable,
  { planned, missing, contrastVisit }: VisitFilePlan,
  replicate: number,
): MeanAnswer & { readonly analyzed: Pair<number> } {
  const { plan, better, seed } = planned!;
  const contrast = contrastVisit === undefined ? 0 : table.visits.indexOf(contrastVisit);
  const found = pooled(
    table,
    planned!,
    contrast,
    createStream({ seed, replicate, purpose: "imputation" }),
  );
  const { method, sides = 2, hypothesis, margin } = plan.analysis;
  const aim = { method, sides, hypothesis, margin, better, level: plan.level ?? 0.95 };
  const answer = meanAnswer(aim, (options) => meanTest(found, options));
  const note = `${plan.imputations} imputations (${missing}), seed ${seed}, pooled by Rubin's rules.`;
  return { ...answer, analyzed: table.n, notes: [note, ...answer.notes] };
}

function pooled(
  table: VisitTrialTable,
  { plan, better, responder }: PlannedAnalysis,
  contrast: number,
  source: { uniform(): number },
): VisitResult {
  const layout = {
    visits: table.visits.length,
    subjects: table.subjects.length,
    hasBaseline: table.baseline !== undefined,
    contrast,
    better,
    responder,
  };
  const out = emptyVisitResult();
  visitAnalyzer(layout, plan, source)(table, out);
  if (out.status === "done") return out;
  const expectation =
    "determine the imputation model: means by arm and visit, and their covariance";
  throw new ArgumentError("data.value", expectation, `${table.subjects.length} subjects`);
}
