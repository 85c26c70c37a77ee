import { nullsOf } from "../analyze/hypothesis.ts";
import { meanNulls } from "../analyze/meanHypothesis.ts";
import { ArgumentError } from "../errors.ts";
import { visitEstimand } from "../simulate/visitEstimand.ts";
import type { VisitDesign, VisitEndpoint, VisitScenario } from "../study/visitSchema.ts";
import { contrastOf, visitPlanOf, type VisitPlan } from "./visitPlan.ts";

type PlannedDesign = Parameters<typeof visitPlanOf>[0] & Pick<VisitDesign, "endpoint">;

/**
 * The same world where the null hypothesis is true: the experimental arm has the means of the control arm; with a
 * margin they are moved, all visits alike, until the true value of the design's estimand lies on its limit (of
 * equivalence the lower one).
 *
 * Dropout stays as assumed, so that a difference in dropout between the arms shows its own effect on the type I error.
 *
 * @throws {@link ArgumentError} for a margin on a ratio of response rates, or one that no shift can reach.
 */
export function nullVisitScenario(scenario: VisitScenario, design: PlannedDesign): VisitScenario {
  const plan = visitPlanOf(design);
  const limit = limitOf(design, plan);
  if (limit === undefined) return shifted(scenario, 0, "no effect");
  const excessAt = (shift: number) => {
    const moved = shifted(scenario, shift, "");
    const contrast = contrastOf(design.endpoint, plan);
    return visitEstimand(design.endpoint, moved, plan.estimand, contrast).value - limit;
  };
  return shifted(scenario, crossing(excessAt, startOf(design.endpoint, limit)), "on the margin");
}

/** True difference on the margin; undefined without one. */
function limitOf({ endpoint, analysis }: PlannedDesign, { compares }: VisitPlan) {
  const { hypothesis = "superiority", margin, scale } = analysis;
  if (hypothesis === "superiority" || margin === undefined) return undefined;
  const { better } = endpoint;
  if (compares === "means") return meanNulls({ hypothesis, margin, better })[0]!.nullDifference;
  if (scale !== "ratio") return nullsOf({ hypothesis, margin, better })[0]!.nullValue;
  throw new ArgumentError("design.analysis.scale", "be difference for a null scenario", scale);
}

/** The experimental arm at the control arm's means, moved by a number in the endpoint's unit. */
function shifted(scenario: VisitScenario, shift: number, what: string): VisitScenario {
  const name = `${scenario.name}, ${what}`;
  const [, control] = scenario.mean;
  const mean =
    typeof control === "number"
      ? [control + shift, control]
      : [control.map((value) => value + shift), control];
  return Object.assign({ ...scenario }, { name, mean }) as VisitScenario; // a number stays a number, a list a list
}

/** Means move with the limit; rates are first tried with means that are alike. */
function startOf({ type }: VisitEndpoint, limit: number): number {
  return type === "responder" ? 0 : limit;
}

/** Where a monotone function crosses 0, found by halving an interval that grows until it holds the place. */
function crossing(excessAt: (shift: number) => number, start: number): number {
  const atStart = excessAt(start);
  if (Math.abs(atStart) < 1e-9) return start;
  const isRising = excessAt(start + 1) > atStart;
  const direction = atStart < 0 === isRising ? 1 : -1;
  let width = 1;
  while (excessAt(start + direction * width) < 0 === atStart < 0) {
    width *= 2;
    if (width < 1e9) continue;
    throw new ArgumentError("design.analysis.margin", "be reachable by moving the means", atStart);
  }
  let [near, far] = [start, start + direction * width];
  for (let step = 0; step < 40; step++) {
    const middle = (near + far) / 2;
    if (excessAt(middle) < 0 === atStart < 0) near = middle;
    else far = middle;
  }
  return (near + far) / 2;
}
