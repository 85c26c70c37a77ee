import { ArgumentError } from "../errors.ts";
import { normalCdf, normalPdf } from "../math/normal.ts";
import type { Pair } from "../pair.ts";

/** A normal distribution of the true difference, experimental − control, in the endpoint's unit. */
export interface NormalPrior {
  /** Such as a published estimate. */
  readonly mean: number;
  /** Such as its standard error; above 0. */
  readonly sd: number;
}

/** Assurance of a comparison of means. */
export interface MeansAssurance {
  /** Probability that the test rejects in the better direction. */
  readonly assurance: number;
  /** Probability that it rejects, in whichever direction. */
  readonly eitherDirection: number;
  /** Bound of the quadrature's error, from a rule with twice the step. */
  readonly error: number;
  /** Probability that the truth lies on the better side, which no size exceeds in the long run. */
  readonly ceiling: number;
}

/** Power at a true difference: in the better direction, and either way. */
export type PowerOfDifference = (difference: number) => Pair<number>;

/** @throws {@link ArgumentError} unless the mean is finite and the standard deviation above 0. */
export function checkNormalPrior({ mean, sd }: NormalPrior): void {
  if (!Number.isFinite(mean)) throw new ArgumentError("prior.mean", "be a finite number", mean);
  if (!(sd > 0 && sd < Infinity)) throw new ArgumentError("prior.sd", "be above 0", sd);
}

const reach = 9; // standard deviations: 1e-18 is left out

/**
 * Mean power over a normal prior by the trapezoidal rule, whose error falls exponentially with the step.
 *
 * @param standardError - Of the trial's estimate: the scale on which the power changes.
 * @returns Assurance in the better direction and either way, and the largest change from twice the step.
 * @see [Trefethen2014]
 */
export function normalAssurance(
  power: PowerOfDifference,
  { mean, sd }: NormalPrior,
  standardError: number,
): { readonly better: number; readonly either: number; readonly error: number } {
  const half = Math.ceil(reach / Math.min(0.25, (0.25 * standardError) / sd) / 2);
  const step = reach / half / 2;
  const fine = [0, 0, 0];
  const coarse = [0, 0, 0];
  for (let j = -2 * half; j <= 2 * half; j++) {
    const z = j * step;
    const weight = normalPdf(z);
    const [better, either] = power(mean + sd * z);
    for (const sums of j % 2 === 0 ? [fine, coarse] : [fine]) {
      sums[0]! += weight * better;
      sums[1]! += weight * either;
      sums[2]! += weight;
    }
  }
  const [better, either] = [fine[0]! / fine[2]!, fine[1]! / fine[2]!];
  const error = Math.max(
    Math.abs(better - coarse[0]! / coarse[2]!),
    Math.abs(either - coarse[1]! / coarse[2]!),
  );
  return { better, either, error: Math.max(error, 1e-15) };
}

/** Probability that the true difference lies on the better side of that under H0. */
export function normalCeiling(
  { mean, sd }: NormalPrior,
  better: "higher" | "lower",
  nullDifference: number,
): number {
  const z = (mean - nullDifference) / sd;
  return normalCdf(better === "higher" ? z : -z);
}
