import { wilsonInterval } from "../analyze/wilsonInterval.ts";
import type { ReplicateColumns } from "./replicateColumns.ts";
import { weightedMoments, type WeightedMoments } from "./weightedMoments.ts";

/** A number estimated by simulation. */
export interface MonteCarloEstimate {
  /** NaN where no replicate speaks to it. */
  readonly value: number;
  /** Standard error of `value` from the finite number of replicates. */
  readonly monteCarloError: number;
}

/** A probability estimated by simulation. */
export interface MonteCarloProportion extends MonteCarloEstimate {
  /** Wilson 95% interval: right at 0 and 1 too. */
  readonly lower: number;
  readonly upper: number;
}

/** What a design does, as far as the replicates tell. Effects are experimental − control. */
export interface OperatingCharacteristics {
  readonly replicates: number;
  /** Replicates whose analysis failed: neither rejections nor non-rejections. */
  readonly failed: number;
  /** Replicates analyzed but without an estimate, such as when an arm has nobody left. */
  readonly withoutEstimate: number;
  /** Share of the analyzed replicates that reject; the type I error in a world without an effect. */
  readonly rejection: MonteCarloProportion;
  /** That share if every failed analysis had not rejected, and if every one had. */
  readonly rejectionBounds: readonly [number, number];
  readonly meanEstimate: MonteCarloEstimate;
  readonly bias: MonteCarloEstimate;
  /** Share of the intervals that hold the true value. */
  readonly coverage: MonteCarloProportion;
  readonly meanWidth: MonteCarloEstimate;
  /** Standard deviation of the estimates over the replicates. */
  readonly empiricalStandardError: MonteCarloEstimate;
  /** Root mean square of the standard errors that the analyses state. */
  readonly modelStandardError: MonteCarloEstimate;
  /** Probability that a significant estimate has the wrong sign; NaN without a true effect. */
  readonly typeS: MonteCarloEstimate;
  /** Mean factor by which a significant estimate exaggerates; NaN without a true effect. */
  readonly typeM: MonteCarloEstimate;
}

/**
 * Summarizes analyzed replicates, each number with its Monte Carlo standard error.
 *
 * @param columns - Analyzed replicates.
 * @param options - `alpha`: a test rejects when P ≤ alpha; `truth`: the estimand's true value.
 * @see [Morris2019] Table 6; [GelmanCarlin2014] for type S and type M errors.
 */
export function operatingCharacteristics(
  columns: ReplicateColumns,
  { alpha, truth }: { readonly alpha: number; readonly truth: number },
): OperatingCharacteristics {
  const { count, pValue, estimate, standardError, lower, upper } = columns;
  const rejects = (row: number) => isRejection(pValue[row]!, alpha);
  const indicator = (is: (row: number) => boolean) => (row: number) => (is(row) ? 1 : 0);
  const hasEstimate = (row: number) => !Number.isNaN(estimate[row]!);

  const all = weightedMoments(count, () => 1);
  const analyzed = weightedMoments(count, indicator(rejects), (row) => !Number.isNaN(pValue[row]!));
  const estimates = weightedMoments(count, (row) => estimate[row]!);
  const covered = weightedMoments(
    count,
    indicator((row) => lower[row]! <= truth && truth <= upper[row]!),
    hasEstimate,
  );
  const variances = weightedMoments(count, (row) => standardError[row]! ** 2);
  const significant = (row: number) => rejects(row) && hasEstimate(row);
  const wrongSign = indicator((row) => estimate[row]! * Math.sign(truth) < 0);
  const sizes = weightedMoments(count, (row) => Math.abs(estimate[row]!), significant);

  const failed = all.count - analyzed.count;
  const rejections = Math.round(analyzed.count * (analyzed.mean || 0));
  return {
    replicates: all.count,
    failed,
    withoutEstimate: analyzed.count - estimates.count,
    rejection: proportion(analyzed),
    rejectionBounds: [rejections / all.count, (rejections + failed) / all.count],
    meanEstimate: mean(estimates),
    bias: { ...mean(estimates), value: estimates.mean - truth },
    coverage: proportion(covered),
    meanWidth: mean(weightedMoments(count, (row) => upper[row]! - lower[row]!)),
    empiricalStandardError: standardDeviation(estimates),
    modelStandardError: rootMean(variances),
    typeS: truth === 0 ? none : proportion(weightedMoments(count, wrongSign, significant)),
    typeM: truth === 0 ? none : mean(sizes, Math.abs(truth)),
  };
}

/** P ≤ alpha, with room for the rounding of a P value that attains alpha exactly. */
export function isRejection(pValue: number, alpha: number): boolean {
  return pValue <= alpha * (1 + 1e-9);
}

const none: MonteCarloEstimate = { value: Number.NaN, monteCarloError: Number.NaN };

function proportion({ count, mean }: WeightedMoments): MonteCarloProportion {
  const { lower, upper } = wilsonInterval(Math.round(count * mean), count);
  return { value: mean, monteCarloError: Math.sqrt((mean * (1 - mean)) / count), lower, upper };
}

function mean({ count, mean, variance }: WeightedMoments, unit = 1): MonteCarloEstimate {
  return { value: mean / unit, monteCarloError: Math.sqrt(variance / count) / unit };
}

function standardDeviation({ count, variance }: WeightedMoments): MonteCarloEstimate {
  const value = Math.sqrt(variance);
  return { value, monteCarloError: value / Math.sqrt(2 * (count - 1)) };
}

/** Square root of a mean; its error by the delta method. */
function rootMean({ count, mean, variance }: WeightedMoments): MonteCarloEstimate {
  const value = Math.sqrt(mean);
  return { value, monteCarloError: Math.sqrt(variance / (4 * count)) / value };
}
