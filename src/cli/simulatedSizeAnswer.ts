import type { SimulatedSampleSize } from "../engine/sampleSizeBySimulation.ts";
import type { SizeAnswerResult } from "./answerSize.ts";
import type { Criterion } from "./requests.ts";

interface Search {
  /** Wanted power. */
  readonly power: number;
  readonly seed: number;
  /** Where power is a saw-tooth. */
  readonly criterion?: Criterion | undefined;
}

/** A size found by simulation, as answers tell it. */
export function simulatedSizeAnswer(
  { n, power, replicates, confidence, interval, searched, points }: SimulatedSampleSize,
  search: Search,
): Omit<SizeAnswerResult, "scenario"> {
  const failing = points.findLast(
    (point) => point.n[0] + point.n[1] < n[0] + n[1] && point.power < search.power,
  );
  return {
    n,
    power: power.value,
    ...(search.criterion && { criterion: search.criterion }),
    standardError: power.monteCarloError,
    confidence,
    interval,
    replicates,
    searched,
    seed: search.seed,
    ...(failing && { lastFailing: { n: failing.n, power: failing.power } }),
  };
}
