import { wilsonInterval } from "../analyze/wilsonInterval.ts";
import type { Pair } from "../pair.ts";
import { powerAtRoot } from "../summarize/fitPowerLine.ts";
import type { MonteCarloProportion } from "../summarize/operatingCharacteristics.ts";
import type { SizeEstimate, SizeModel } from "./sizeEstimate.ts";
import type { SizeLedger, SizeTrial } from "./sizeLedger.ts";

/** A size at which a search simulated. */
export interface SearchedSize {
  readonly n: Pair<number>;
  readonly replicates: number;
  readonly rejections: number;
  /** Share of the analyzed replicates that reject. */
  readonly power: number;
  /** Power by the fitted line. */
  readonly fitted: number;
}

/** A sample size found by simulation, and how sure it is. */
export interface SimulatedSampleSize {
  /** Smallest size that reaches the power: more likely than not this or a smaller one. */
  readonly n: Pair<number>;
  /** Power at `n` by the fresh run alone, with its Wilson interval. */
  readonly power: MonteCarloProportion;
  /** Replicates of the fresh run, and those of them without an analysis, which count neither way. */
  readonly replicates: number;
  readonly failed: number;
  /** Probability that `n` reaches the power, by all that was simulated. */
  readonly confidence: number;
  /** The smallest size lies in this range with probability `level`. */
  readonly interval: Pair<Pair<number>>;
  readonly level: number;
  /** Replicates in all. */
  readonly searched: number;
  /** By increasing size. */
  readonly points: readonly SearchedSize[];
}

/** A size that a fresh run has not moved. */
export interface ConfirmedSize {
  readonly step: number;
  readonly estimate: SizeEstimate;
  /** The fresh run at the step. */
  readonly fresh: SizeTrial;
}

/** Puts together what a search found. */
export function simulatedSampleSize(
  ledger: SizeLedger,
  { sizeAt, level }: SizeModel,
  { step, estimate, fresh }: ConfirmedSize,
): SimulatedSampleSize {
  return {
    n: sizeAt(step),
    power: proportionOf(fresh),
    replicates: fresh.replicates,
    failed: fresh.replicates - fresh.analyzed,
    confidence: estimate.reaches(step),
    interval: [sizeAt(Math.min(step, estimate.lower)), sizeAt(Math.max(step, estimate.upper))],
    level,
    searched: ledger.searched(),
    points: ledger.trials().map(({ n, root, replicates, rejections, analyzed }) => ({
      n,
      replicates,
      rejections,
      power: rejections / analyzed,
      fitted: powerAtRoot(estimate.line, root),
    })),
  };
}

function proportionOf({ rejections, analyzed }: SizeTrial): MonteCarloProportion {
  const value = rejections / analyzed;
  const { lower, upper } = wilsonInterval(rejections, analyzed);
  return { value, monteCarloError: Math.sqrt((value * (1 - value)) / analyzed), lower, upper };
}
