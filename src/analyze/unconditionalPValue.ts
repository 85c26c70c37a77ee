import { betaQuantile } from "../math/beta.ts";
import type { Pair } from "../pair.ts";
import { checkTableNumber } from "./checkTableNumber.ts";
import { fillHypergeometricWeights, leastEvents, marginWidth } from "./hypergeometricWeights.ts";
import type { Alternative } from "./methods.ts";
import type { NuisanceSupremum } from "./nuisanceSupremum.ts";
import { nuisanceSupremum } from "./nuisanceSupremum.ts";
import { commonRateCurve } from "./commonRateCurve.ts";
import type { TableOrder } from "./tableOrder.ts";
import { evidenceFiller, tiedWith } from "./tableOrder.ts";

/** Tables gone through for one P value: some ten seconds. */
const mostTables = 1e9;

export interface UnconditionalRequest {
  readonly order: TableOrder;
  /** Subjects analyzed, per arm. */
  readonly n: Pair<number>;
  readonly alternative: Alternative;
}

/**
 * Exact unconditional P value of one table: the largest probability, over the common event rate, of the
 * tables at least as extreme in the given order (ties included). Certified to 10⁻¹⁰ of its value.
 *
 * @param events - Events, per arm; an arm without subjects gives P = 1.
 * @param gamma - Berger and Boos: search only a 1 − gamma confidence interval of the common rate, and
 *   add gamma to P. 0 (default) searches all of [0, 1].
 * @returns P value, and a common rate at which it is reached (NaN for an empty arm).
 * @throws {@link ArgumentError} if there are more than 10⁹ tables.
 * @see [BergerBoos1994]
 */
export function unconditionalPValue(
  request: UnconditionalRequest,
  events: Pair<number>,
  gamma = 0,
): NuisanceSupremum {
  const { n } = request;
  checkTableNumber(n, mostTables);
  if (n[0] === 0 || n[1] === 0) return { value: 1, rate: NaN };
  const curve = commonRateCurve(extremeShare(request, events));
  const { value, rate } = nuisanceSupremum(curve, rateInterval(events, n, gamma));
  return { value: Math.min(1, value + gamma), rate };
}

/** By total events: the conditional probability of the tables at least as extreme as the observed one. */
export function extremeShare(
  { order, n: [nE, nC], alternative }: UnconditionalRequest,
  [xE, xC]: Pair<number>,
): Float64Array {
  const total = nE + nC;
  const fillEvidence = evidenceFiller(order, alternative);
  const evidence = new Float64Array(Math.min(nE, nC) + 1);
  const weights = new Float64Array(evidence.length);
  const observed = { nE, nC, events: xE + xC };
  fillEvidence(evidence, observed);
  const least = tiedWith(evidence[xE - leastEvents(observed)]!);
  const share = new Float64Array(total + 1);
  for (let events = 0; events <= total; events++) {
    const margin = { nE, nC, events };
    const sum = fillHypergeometricWeights(weights, margin);
    fillEvidence(evidence, margin);
    share[events] = weightFrom(least, weights, evidence, marginWidth(margin)) / sum;
  }
  return share;
}

/** Weight of the tables of one total whose evidence reaches `least`. */
export function weightFrom(
  least: number,
  weights: Float64Array,
  evidence: Float64Array,
  width: number,
  start = 0,
): number {
  let sum = 0;
  for (let i = start; i < start + width; i++) if (evidence[i]! >= least) sum += weights[i]!;
  return sum;
}

/** Clopper and Pearson's interval of the common rate at confidence 1 − gamma. */
function rateInterval([xE, xC]: Pair<number>, [nE, nC]: Pair<number>, gamma: number): Pair<number> {
  if (gamma === 0) return [0, 1];
  const events = xE + xC;
  const others = nE + nC - events;
  return [
    events === 0 ? 0 : betaQuantile(gamma / 2, events, others + 1),
    others === 0 ? 1 : betaQuantile(1 - gamma / 2, events + 1, others),
  ];
}
