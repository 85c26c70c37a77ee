import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import { closedFormSampleSize } from "../sizing/closedForm.ts";
import { closedFormSampleSizeOf } from "../sizing/closedFormSampleSizeOf.ts";
import { differenceFormula, fittingFormula } from "../sizing/powerFormula.ts";
import { plannedMargin } from "../study/plannedTest.ts";
import type { Scenario } from "../study/schema.ts";
import { allocationOf } from "../sizing/allocation.ts";
import { analyzedRates } from "../sizing/outcomeModel.ts";
import { powerCurve, sizesFromCurve } from "../sizing/powerCurve.ts";
import type { PowerGoal, PowerRow, SimulatedPowerRow } from "../show/powerRows.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import { tableMethodOf } from "../study/tableMethod.ts";
import { largestArm } from "./limits.ts";
import { simulateNow } from "./simulatePlan.ts";

/** Powers that protocols ask for. */
export const goalPowers = [0.8, 0.9] as const;
/** Up to this many sizes the curve has every one; a longer one leaves some out and says so. */
const everySize = 400;

/** Sizes that the curve of a study spans: past what 90% power asks for, and past the study's own. */
export function curveSizes(study: SizedStudy): Pair<number>[] {
  const control = study.design.arms[1].n;
  const wanted = Math.max(1.3 * sizeFor90(study), 1.25 * control, 20);
  const round = wanted > 200 ? 50 : 10;
  return sizesUpTo(study, Math.ceil(wanted / round) * round, everySize);
}

/** Sizes in the study's allocation up to so many control subjects, at most `most` of them, evenly spaced. */
export function sizesUpTo(study: SizedStudy, control: number, most: number): Pair<number>[] {
  const allocation = allocationOf(study.design);
  const sizes: Pair<number>[] = [];
  for (let k = 1; allocation.at(k)[1] <= control; k++) {
    const n = allocation.at(k);
    if (Math.min(...n) >= 2 && Math.max(...n) <= largestArm) sizes.push(n);
  }
  const step = Math.max(1, Math.ceil(sizes.length / most));
  return sizes.filter((_, i) => i % step === 0);
}

/** Control subjects for 90% power by the closed form; a few hundred where there is no effect to find. */
function sizeFor90({ design, scenarios }: SizedStudy): number {
  const rates = analyzedRates(design, scenarios[0]!);
  const { alpha, sides } = design.analysis;
  const [experimental, control] = design.arms.map((arm) => arm.n) as [number, number];
  if (plannedMargin(design)) return sizeWithMargin(design, scenarios[0]!, control);
  const isFindable = Math.abs(rates[0] - rates[1]) > 0.02 && alpha < 0.9;
  if (!isFindable) return 1.5 * control;
  const allocation = experimental / control;
  const formula = differenceFormula(fittingFormula(tableMethodOf(design.analysis)));
  const request = { formula, rates, alpha, sides, power: 0.9, allocation };
  const completing =
    design.missing === "completeCase" ? 1 - (scenarios[0]!.dropout?.rate[1] ?? 0) : 1;
  return Math.min(largestArm, closedFormSampleSize(request).n[1] / completing);
}

function sizeWithMargin(design: SizedStudy["design"], scenario: Scenario, control: number): number {
  try {
    return Math.min(largestArm, closedFormSampleSizeOf(design, scenario, { power: 0.9 }).n[1]);
  } catch (error) {
    if (error instanceof ArgumentError) return 1.5 * control; // the effect lies outside the margin
    throw error;
  }
}

/** A study with other sizes. */
export function resized(study: SizedStudy, [experimental, control]: Pair<number>): SizedStudy {
  const { allocation: _, ...design } = study.design;
  const arms = [
    { ...design.arms[0], n: experimental },
    { ...design.arms[1], n: control },
  ] as const;
  return { ...study, design: { ...design, arms } };
}

/** Position of sizes on the curve's axis: subjects per arm where the arms are equal, in total where not. */
export const axisSize = (n: Pair<number>): number => (n[0] === n[1] ? n[0] : n[0] + n[1]);

/** Exact and closed-form power at one size. */
export function curveRow({ design, scenarios }: SizedStudy, n: Pair<number>): PowerRow {
  const [row] = powerCurve(design, scenarios[0]!, [n]);
  return { size: axisSize(n), ...row! };
}

/** Simulated power at one size, with its 95% interval. */
export function simulatedRow(
  study: SizedStudy,
  n: Pair<number>,
  replicates: number,
): SimulatedPowerRow {
  const { value, lower, upper } = simulateNow(resized(study, n), replicates).characteristics
    .rejection;
  return { size: axisSize(n), power: value, lower, upper };
}

/** Where a curve first reaches a power, and from where on it keeps it to the curve's end. */
export function goalOf(rows: readonly PowerRow[], power: number): PowerGoal {
  const { first, stable } = sizesFromCurve(rows, power);
  return {
    power,
    ...(first && { first: axisSize(first.n) }),
    ...(stable && { stable: axisSize(stable.n) }),
  };
}
