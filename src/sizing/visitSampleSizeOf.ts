import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import { visitMoments } from "../study/visitMoments.ts";
import { contrastIndexOf } from "../study/visitRetention.ts";
import { maxPerArm } from "../study/schema.ts";
import type { VisitScenario } from "../study/visitSchema.ts";
import { allocationOf, type SizesOfDesign } from "./allocation.ts";
import type { PowerGoal } from "./checkReachable.ts";
import { closedFormSampleSizeOf } from "./closedFormSampleSizeOf.ts";
import { nullDifference } from "./visitMeanPower.ts";
import type { UnsizedVisitDesign } from "./visitPowerDesign.ts";
import { type VisitFormula, type VisitPower, visitPowerOf } from "./visitPowerOf.ts";
import { visitResponderDesign } from "./visitResponderDesign.ts";

/** Randomized subjects that a study over visits needs, or why there is no formula. */
export type VisitSize =
  | {
      /** Randomized subjects per arm. */
      readonly n: Pair<number>;
      /** Power at these sizes. */
      readonly power: number;
      readonly formula: VisitFormula;
      readonly notes: readonly string[];
      readonly notAvailable?: never;
    }
  | { readonly notAvailable: string; readonly n?: never };

/** What is sought: a power for a design, without its sizes. */
export type UnsizedVisitStudyDesign = UnsizedVisitDesign & SizesOfDesign;

/**
 * Smallest trial in the design's allocation that reaches a power by {@link visitPowerOf}; of responders the size by normal
 * approximation, as for a binary endpoint.
 *
 * @throws {@link ArgumentError} if the power is not in (0, 1), the difference is not in the direction that is to be
 *   shown, or not even 100,000 subjects in an arm are enough.
 */
export function visitSampleSizeOf(
  design: UnsizedVisitStudyDesign,
  scenario: VisitScenario,
  goal: PowerGoal,
): VisitSize {
  const { power, path = "scenario" } = goal;
  if (!(power > 0 && power < 1)) throw new ArgumentError("power", "lie in (0, 1)", power);
  const first = powerAt(design, scenario, [maxPerArm, maxPerArm]);
  if (first.notAvailable !== undefined) return first;
  const { endpoint } = design;
  if (endpoint.type === "responder") {
    const table = visitResponderDesign({ ...design, endpoint }, scenario);
    const sized = { ...table.design, arms: design.arms, allocation: design.allocation };
    const { n } = closedFormSampleSizeOf(sized, table.scenario, goal);
    return sizeOf(powerAt(design, scenario, n), n);
  }
  checkDirection(design, scenario, path);
  const n = smallestSizes(design, scenario, power);
  return sizeOf(powerAt(design, scenario, n), n);
}

function powerAt(
  design: UnsizedVisitDesign,
  scenario: VisitScenario,
  [nE, nC]: Pair<number>,
): VisitPower {
  return visitPowerOf({ ...design, arms: [{ n: nE }, { n: nC }] }, scenario);
}

function sizeOf(found: VisitPower, n: Pair<number>): VisitSize {
  if (found.notAvailable !== undefined) return found;
  const { power, formula, notes } = found;
  return { n, power, formula, notes };
}

/** @throws {@link ArgumentError} if no number of subjects can reach the power. */
function checkDirection(design: UnsizedVisitDesign, scenario: VisitScenario, path: string): void {
  const { endpoint, analysis } = design;
  const { mean } = visitMoments(endpoint, scenario, contrastIndexOf(design));
  const { hypothesis, margin = 0, sides } = analysis;
  const difference = mean[0] - mean[1];
  const excess = difference - nullDifference(analysis, endpoint.better);
  const gain = endpoint.better === "higher" ? excess : -excess;
  const where = `${path}.mean`;
  if (hypothesis === "equivalence") {
    if (Math.abs(difference) < margin) return;
    throw new ArgumentError(where, `differ by less than the margin, ${margin}`, scenario.mean);
  }
  if (sides === 2 ? excess !== 0 : gain > 0) return;
  if (sides === 2) throw new ArgumentError(where, "differ between the arms", scenario.mean);
  throw new ArgumentError(where, "differ in the direction that is to be shown", scenario.mean);
}

/** By doubling and halving: power grows with the sizes. */
function smallestSizes(
  design: UnsizedVisitStudyDesign,
  scenario: VisitScenario,
  power: number,
): Pair<number> {
  const allocation = allocationOf(design);
  const isEnough = (k: number) => (powerAt(design, scenario, allocation.at(k)).power ?? 0) >= power;
  let enough = 1;
  while (!isEnough(enough)) {
    enough *= 2;
    if (Math.max(...allocation.at(enough)) <= 2 * maxPerArm) continue;
    const expectation = `be within reach of ${maxPerArm} subjects per arm`;
    throw new ArgumentError("power", expectation, power);
  }
  let tooFew = Math.floor(enough / 2);
  while (enough - tooFew > 1) {
    const middle = Math.floor((enough + tooFew) / 2);
    if (isEnough(middle)) enough = middle;
    else tooFew = middle;
  }
  return allocation.at(enough);
}
