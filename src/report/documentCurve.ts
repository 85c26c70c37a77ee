import { isAdjustedMethod } from "../analyze/methods.ts";
import { type PowerCurveRow, powerCurve } from "../sizing/powerCurve.ts";
import { closedFormPowerOf } from "../sizing/closedFormPowerOf.ts";
import { withSizes } from "../sizing/powerDesign.ts";
import type { SizedDesign } from "../study/requireSized.ts";
import type { Scenario } from "../study/schema.ts";
import { type CurveSizes, curveSizes } from "./curveSizes.ts";

/** Milliseconds that the exact powers of a curve may take, roughly. */
const budget = 300;
const mostSizes = 120;
const fewestSizes = 8;

/** A power curve in a document. */
export interface DocumentCurve {
  readonly rows: readonly PowerCurveRow[];
  /** Whether no size between the first and the last is left out. */
  readonly isEvery: boolean;
}

/**
 * Power over the sample size in the design's allocation: past its own size and past 90% power by the closed form.
 * A curve that takes long to compute leaves sizes out, evenly, but never the design's own.
 *
 * @returns No rows where there is no exact power.
 */
export function documentCurve(design: SizedDesign, scenario: Scenario): DocumentCurve {
  if (isAdjustedMethod(design.analysis.method) || scenario.strata)
    return { rows: [], isEvery: true };
  const { sizes, isEvery } = sizesOf(design, scenario);
  return { rows: powerCurve(design, scenario, sizes), isEvery };
}

/** As many sizes as can be computed in time. */
function sizesOf(design: SizedDesign, scenario: Scenario): CurveSizes {
  const [experimental, control] = [design.arms[0].n, design.arms[1].n];
  const powerAt = (factor: number): number =>
    closedFormPowerOf(withSizes(design, [experimental * factor, control * factor]), scenario).power;
  const affordable = Math.floor(budget / exactMilliseconds(design, scenario));
  return curveSizes(design, {
    powerAt,
    most: Math.min(mostSizes, Math.max(fewestSizes, affordable)),
  });
}

/** About how long one exact power takes: "completeCase" needs a region for each likely pair of completers. */
export function exactMilliseconds(
  { arms, missing, analysis }: SizedDesign,
  { dropout }: Scenario,
): number {
  const regions = [0, 1].map((arm) => {
    const lost = dropout?.rate[arm] ?? 0;
    return missing === "nonresponder" ? 1 : 1 + 8 * Math.sqrt(arms[arm]!.n * lost * (1 - lost));
  });
  const isSearch = analysis.method === "barnard" || analysis.method === "boschloo";
  const each = (0.3 + (arms[0].n + arms[1].n) / 800) * (isSearch ? 6 : 1);
  return regions[0]! * regions[1]! * each;
}
