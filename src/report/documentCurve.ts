import { isAdjustedMethod } from "../analyze/methods.ts";
import type { Pair } from "../pair.ts";
import { type PowerCurveRow, powerCurve } from "../sizing/powerCurve.ts";
import { allocationOf } from "../sizing/allocation.ts";
import { closedFormPowerOf } from "../sizing/closedFormPowerOf.ts";
import { withSizes } from "../sizing/powerDesign.ts";
import type { SizedDesign } from "../study/requireSized.ts";
import { maxPerArm, type Scenario } from "../study/schema.ts";

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
  const { sizes, isEvery } = curveSizes(design, scenario);
  return { rows: powerCurve(design, scenario, sizes), isEvery };
}

function curveSizes(design: SizedDesign, scenario: Scenario) {
  const allocation = allocationOf(design);
  const own = design.arms[1].n;
  const last = Math.max(1.3 * controlFor90(design, scenario), 1.3 * own, 20);
  const sizes: Pair<number>[] = [];
  for (let k = 1; allocation.at(k)[1] <= last && Math.max(...allocation.at(k)) <= maxPerArm; k++) {
    if (Math.min(...allocation.at(k)) >= 2) sizes.push(allocation.at(k));
  }
  const affordable = Math.floor(budget / millisecondsOf(design, scenario));
  const most = Math.min(mostSizes, Math.max(fewestSizes, affordable));
  const step = Math.max(1, Math.ceil(sizes.length / most));
  const shift = sizes.findIndex(([, control]) => control === own) % step;
  return { sizes: sizes.filter((_, i) => i % step === Math.max(0, shift)), isEvery: step === 1 };
}

/** Control subjects for 90% power by the closed form; at most four times the design's own. */
function controlFor90(design: SizedDesign, scenario: Scenario): number {
  const [experimental, control] = [design.arms[0].n, design.arms[1].n];
  const factors = [0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3, 4];
  const enough = factors.find((factor) => {
    const sized = withSizes(design, [experimental * factor, control * factor]);
    return closedFormPowerOf(sized, scenario).power >= 0.9;
  });
  return control * (enough ?? 1.5);
}

/** About how long one exact power takes: "completeCase" needs a region for each likely pair of completers. */
function millisecondsOf({ arms, missing, analysis }: SizedDesign, { dropout }: Scenario): number {
  const regions = [0, 1].map((arm) => {
    const lost = dropout?.rate[arm] ?? 0;
    return missing === "nonresponder" ? 1 : 1 + 8 * Math.sqrt(arms[arm]!.n * lost * (1 - lost));
  });
  const isSearch = analysis.method === "barnard" || analysis.method === "boschloo";
  const each = (0.3 + (arms[0].n + arms[1].n) / 800) * (isSearch ? 6 : 1);
  return regions[0]! * regions[1]! * each;
}
