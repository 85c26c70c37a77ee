import type { AlternativeOptions } from "./alternative.ts";
import { alternativeOf } from "./alternative.ts";
import { fillHypergeometricWeights, leastEvents, marginWidth } from "./hypergeometricWeights.ts";
import type { Alternative } from "./methods.ts";
import type { StratifiedCounts } from "./strata.ts";
import { checkStrata, informativeStrata } from "./strata.ts";

/** As in R: outcomes up to this much likelier than the observed one count as no likelier. */
const tieTolerance = 1e-7;

/**
 * Exact conditional test of no difference in any stratum: the experimental arm's events over all strata,
 * given the totals of each, follow a sum of hypergeometric variables. Two-sided, outcomes no likelier than the
 * observed one are summed. With one stratum it is Fisher's test.
 *
 * @param data - One 2 × 2 table per stratum.
 * @param options - Sides (2) and better direction ("higher").
 * @throws {@link ArgumentError} if there is no stratum or a count is impossible.
 * @see [MehtaPatelGray1985]
 */
export function stratifiedExactTest(
  data: StratifiedCounts,
  options: AlternativeOptions = {},
): { readonly alternative: Alternative; readonly pValue: number } {
  checkStrata(data);
  const alternative = alternativeOf(options);
  let distribution = Float64Array.of(1);
  let observed = 0;
  for (const { events, n } of informativeStrata(data)) {
    const margin = { nE: n[0], nC: n[1], events: events[0] + events[1] };
    const weights = new Float64Array(marginWidth(margin));
    const sum = fillHypergeometricWeights(weights, margin);
    distribution = convolution(
      distribution,
      weights.map((weight) => weight / sum),
    );
    observed += events[0] - leastEvents(margin);
  }
  return { alternative, pValue: tailOf(distribution, observed, alternative) };
}

function convolution(a: Float64Array, b: Float64Array): Float64Array<ArrayBuffer> {
  const out = new Float64Array(a.length + b.length - 1);
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) out[i + j]! += a[i]! * b[j]!;
  }
  return out;
}

function tailOf(distribution: Float64Array, observed: number, alternative: Alternative): number {
  const likely = distribution[observed]! * (1 + tieTolerance);
  let sum = 0;
  for (let i = 0; i < distribution.length; i++) {
    const counts =
      alternative === "twoSided"
        ? distribution[i]! <= likely
        : alternative === "greater"
          ? i >= observed
          : i <= observed;
    if (counts) sum += distribution[i]!;
  }
  return Math.min(1, sum);
}
