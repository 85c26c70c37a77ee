import { findRoot } from "../math/root.ts";
import type { IntervalKernel } from "./intervalKernel.ts";
import type { EffectMeasure, ScoreFiller } from "./scoreStatistic.ts";
import { scoreFillers, varianceFactor } from "./scoreStatistic.ts";

/** Distance from the estimate at which the search for a limit begins: there the statistic is near 0. */
const inside = 1e-10;

const parts = { contrast: 0, standardError: 0 }; // scratch

/**
 * Intervals of all effects that a score test does not reject: for the risk difference Mee's, or with the
 * variance times N/(N − 1) Miettinen and Nurminen's; for the risk ratio Koopman's and Miettinen and Nurminen's;
 * for the odds ratio Miettinen and Nurminen's.
 *
 * @see [Mee1984], [MiettinenNurminen1985], [Koopman1984]
 */
export function scoreIntervalKernel(measure: EffectMeasure, withFactor: boolean): IntervalKernel {
  const fill = scoreFillers[measure];
  const kernel = measure === "riskDifference" ? fillDifferenceLimits : fillRatioLimits;
  return (out, xE, nE, xC, nC, z) => {
    const reach = withFactor ? z * Math.sqrt(varianceFactor(nE, nC)) : z;
    kernel(out, xE, nE, xC, nC, reach, fill);
  };
}

type LimitFiller = (...argument: [...Parameters<IntervalKernel>, ScoreFiller]) => void;

const fillDifferenceLimits: LimitFiller = (out, xE, nE, xC, nC, z, fill) => {
  const estimate = xE / nE - xC / nC;
  const excess = excessOf(xE, nE, xC, nC, z, fill);
  out[0] = estimate <= inside - 1 ? -1 : limitBetween(excess, -1, estimate - inside);
  out[1] = estimate >= 1 - inside ? 1 : limitBetween(excess, 1, estimate + inside);
};

/** Positive where an effect is rejected, negative where not: |contrast| − z · standard error, always finite. */
function excessOf(xE: number, nE: number, xC: number, nC: number, z: number, fill: ScoreFiller) {
  return (effect: number): number => {
    fill(parts, xE, nE, xC, nC, effect);
    return Math.abs(parts.contrast) - z * parts.standardError;
  };
}

/** The limit between an effect that is rejected and one that is not; `far` where even that is not. */
function limitBetween(excess: (effect: number) => number, far: number, near: number): number {
  if (excess(far) <= 0) return far;
  return excess(near) >= 0 ? near : findRoot(excess, Math.min(far, near), Math.max(far, near));
}

/** On a ratio scale the lower limit is one over the upper limit of the arms exchanged. */
const fillRatioLimits: LimitFiller = (out, xE, nE, xC, nC, z, fill) => {
  const swapped = upperRatioLimit(xC, nC, xE, nE, z, fill);
  out[0] = 1 / swapped;
  out[1] = upperRatioLimit(xE, nE, xC, nC, z, fill);
};

function upperRatioLimit(
  xE: number,
  nE: number,
  xC: number,
  nC: number,
  z: number,
  fill: ScoreFiller,
): number {
  const isOdds = fill === scoreFillers.oddsRatio;
  const isBoundless = xC === 0 || (isOdds && xE === nE);
  if (xE + xC === 0 || (isOdds && xE + xC === nE + nC)) return NaN; // no ratio is defined
  if (isBoundless) return Infinity;
  const excess = excessOf(xE, nE, xC, nC, z, fill);
  const logExcess = (log: number) => excess(Math.exp(log));
  const estimate = isOdds ? (xE * (nC - xC)) / (xC * (nE - xE)) : (xE * nC) / (xC * nE);
  let near = estimate > 0 ? Math.log(estimate) + inside : -20;
  // where the estimate is 0 every small enough ratio is accepted
  while (estimate === 0 && logExcess(near) >= 0 && near > -700) near *= 2;
  let far = Math.max(near, 0) + 1;
  while (logExcess(far) <= 0 && far < 700) far += 2;
  return Math.exp(limitBetween(logExcess, far, near));
}
