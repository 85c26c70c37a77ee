import { ArgumentError } from "../errors.ts";
import type { AlternativeOptions } from "./alternative.ts";

/** So many subjects treated for one more with benefit, or with harm; without an effect, infinitely many. */
export interface NumberNeeded {
  /** At least 1; Infinity where the rates are equal. Not rounded. */
  readonly subjects: number;
  readonly effect: "benefit" | "harm" | "none";
}

export interface NumberNeededToTreat {
  readonly estimate: NumberNeeded;
  /** At the limit of the risk difference that is best for the experimental arm. */
  readonly best: NumberNeeded;
  /** At the limit that is worst for it. */
  readonly worst: NumberNeeded;
  /**
   * Whether the interval holds a difference of 0. It then runs from `best` up to infinity and on from infinity
   * down to `worst`, the number needed to harm: it is one piece on the scale of differences, two on this one.
   */
  readonly includesInfinity: boolean;
}

/** A risk difference, experimental − control, with its confidence limits, in [−1, 1]. */
export interface RiskDifferenceLimits {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Number needed to treat, 1 / |risk difference|, with the interval that the limits of the risk difference give.
 *
 * @param difference - Risk difference with limits, as rates; limits beyond ±1 (Wald's) count as ±1.
 * @param options - `better`: "higher" (default) where an event is a benefit, "lower" where it is a harm.
 * @throws {@link ArgumentError} unless lower ≤ estimate ≤ upper and the estimate lies in [−1, 1].
 * @see [Altman1998] the interval through infinity.
 */
export function numberNeededToTreat(
  { estimate, lower, upper }: RiskDifferenceLimits,
  { better = "higher" }: Pick<AlternativeOptions, "better"> = {},
): NumberNeededToTreat {
  if (!(Math.abs(estimate) <= 1)) throw new ArgumentError("estimate", "lie in [-1, 1]", estimate);
  if (!(lower <= estimate)) throw new ArgumentError("lower", `be at most ${estimate}`, lower);
  if (!(upper >= estimate)) throw new ArgumentError("upper", `be at least ${estimate}`, upper);
  const sign = better === "higher" ? 1 : -1;
  const [best, worst] = better === "higher" ? [upper, lower] : [lower, upper];
  return {
    estimate: numberNeeded(sign * estimate),
    best: numberNeeded(sign * best),
    worst: numberNeeded(sign * worst),
    includesInfinity: lower <= 0 && upper >= 0,
  };
}

/** The number that a benefit (a harm, if negative) per subject treated stands for. */
export function numberNeeded(benefit: number): NumberNeeded {
  const subjects = 1 / Math.min(1, Math.abs(benefit));
  if (benefit === 0) return { subjects, effect: "none" };
  return { subjects, effect: benefit > 0 ? "benefit" : "harm" };
}
