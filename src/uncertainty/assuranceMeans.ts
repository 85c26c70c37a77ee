import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import type { MeansComparison } from "../sizing/meansComparison.ts";
import { meansNoncentrality, meansPower } from "../sizing/meansPower.ts";
import { type MmrmComparison, mmrmPower } from "../sizing/mmrmPower.ts";
import { varianceInflation } from "../sizing/varianceInflation.ts";
import {
  type MeansAssurance,
  type NormalPrior,
  type PowerOfDifference,
  checkNormalPrior,
  normalAssurance,
  normalCeiling,
} from "./normalAssurance.ts";
import { spreadNodes } from "./spreadNodes.ts";

export interface AssuranceMeansRequest extends Omit<MeansComparison, "difference"> {
  /** Subjects analyzed per arm; need not be whole. */
  readonly n: Pair<number>;
  readonly prior: NormalPrior;
  /**
   * Degrees of freedom behind the standard deviation: its variance is then believed to be df × sd² over a
   * chi-square, independent of the difference. Left out, it is known.
   */
  readonly sdDf?: number;
}

/**
 * Assurance of a comparison of two means: its power averaged over a normal prior of the true difference, and
 * over what is not known of the standard deviation. The power has a closed form, so that this is an integral of
 * one or two dimensions: quadrature, whose error is stated, rather than simulation.
 *
 * @returns Probabilities in [0, 1], with the error of the quadrature.
 * @throws {@link ArgumentError} as {@link meansPower}, and if the prior or `sdDf` is out of its range.
 * @see [OHagan2005]
 */
export function assuranceMeans(request: AssuranceMeansRequest): MeansAssurance {
  const { prior, sdDf, n, alpha, sides = 2, better = "higher", nullDifference = 0 } = request;
  checkNormalPrior(prior);
  meansPower({ ...request, difference: prior.mean }); // checks the rest
  if (sdDf !== undefined && !(sdDf > 0 && sdDf < Infinity)) {
    throw new ArgumentError("sdDf", "be a finite number above 0", sdDf);
  }
  const at = (scale: number): Integral => {
    const sd: Pair<number> = [scale * request.sd[0], scale * request.sd[1]];
    const comparison = { ...request, sd };
    const power: PowerOfDifference = (difference) => {
      const oneSided = { ...comparison, difference, sides: 1, alpha: alpha / sides } as const;
      const inFavor = meansPower(oneSided);
      if (sides === 1) return [inFavor, inFavor];
      return [inFavor, meansPower({ ...comparison, difference })];
    };
    const unit = { ...comparison, difference: 1 + nullDifference };
    return normalAssurance(power, prior, 1 / meansNoncentrality(unit, n));
  };
  const ceiling = normalCeiling(prior, better, nullDifference);
  if (sdDf === undefined) return resultOf(at(1), ceiling);
  return overSpread(sdDf, at, ceiling);
}

export interface AssuranceMmrmRequest extends Omit<MmrmComparison, "difference"> {
  /** Subjects randomized per arm; need not be whole. */
  readonly n: Pair<number>;
  readonly prior: NormalPrior;
}

/**
 * Assurance of a comparison at the last visit by a mixed model for repeated measures: its closed-form power
 * averaged over a normal prior of the true difference.
 *
 * @throws {@link ArgumentError} as {@link mmrmPower}, and if the prior is out of its range.
 * @see [LuLuoChen2008], [OHagan2005]
 */
export function assuranceMmrm(request: AssuranceMmrmRequest): MeansAssurance {
  const { prior, n, alpha, sides = 2, better = "higher", sd, correlation, retention } = request;
  checkNormalPrior(prior);
  mmrmPower({ ...request, difference: prior.mean }); // checks the rest
  const power: PowerOfDifference = (difference) => {
    const inFavor = mmrmPower({ ...request, difference, sides: 1, alpha: alpha / sides });
    return [inFavor, sides === 1 ? inFavor : mmrmPower({ ...request, difference })];
  };
  const variance = ([0, 1] as const).map(
    (arm) => (varianceInflation(correlation, retention[arm]) * sd[arm] ** 2) / n[arm],
  );
  const standardError = Math.sqrt(variance[0]! + variance[1]!);
  return resultOf(normalAssurance(power, prior, standardError), normalCeiling(prior, better, 0));
}

type Integral = ReturnType<typeof normalAssurance>;

const resultOf = ({ better, either, error }: Integral, ceiling: number): MeansAssurance => ({
  assurance: better,
  eitherDirection: either,
  error,
  ceiling,
});

/** Mean over the true standard deviation relative to the estimated one; its error from half the points. */
function overSpread(df: number, at: (scale: number) => Integral, ceiling: number): MeansAssurance {
  const { scale, weight } = spreadNodes(df);
  const parts = Array.from(scale, at);
  const mean = (value: (part: Integral) => number, every: 1 | 2): number => {
    let [sum, total] = [0, 0];
    for (let i = 0; i < parts.length; i += every) {
      sum += weight[i]! * value(parts[i]!);
      total += weight[i]!;
    }
    return sum / total;
  };
  const assurance = mean((part) => part.better, 1);
  const change = Math.abs(assurance - mean((part) => part.better, 2));
  return {
    assurance,
    eitherDirection: mean((part) => part.either, 1),
    error: change + Math.max(...parts.map((part) => part.error)),
    ceiling,
  };
}
