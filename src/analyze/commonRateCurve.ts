import type { RateCurve } from "./rateCurve.ts";
import { thirdDerivativeNorms } from "./rateCurve.ts";

/** Probability of the totals, on either side, that a bound leaves to the extremes. */
const outside = 1e-18;
/** Terms this far below the largest add less to a sum than its rounding error. */
const negligible = 1e-20;

/**
 * Probability of a set of tables as a function of the common event rate,
 *
 *     f(p) = Σₛ share[s] · Binomial(s; N, p),   share[s] = P(set | s events in all),
 *
 * a polynomial in Bernstein form. It is summed over the totals that matter at p, outward from the most
 * likely one and divided by the sum of the weights, so that no power, factorial or logarithm is needed.
 *
 * @param share - N + 1 conditional probabilities.
 * @param ratios - `neighborRatios(N)`, for callers who make many curves of one N.
 */
export function commonRateCurve(
  share: Float64Array,
  ratios: NeighborRatios = neighborRatios(share.length - 1),
): RateCurve {
  const subjects = share.length - 1;
  const scratch = new Float64Array(3);
  fillRange(scratch, share, 0, subjects);
  const range = scratch[1]! - scratch[0]!;
  const reach = Math.acos(outside ** (1 / (2 * subjects)));
  const fill = (out: Float64Array, rate: number) => {
    fillMoments(out, share, ratios, rate);
    const variance = rate * (1 - rate);
    const [value, first, second] = [out[0]!, out[1]!, out[2]!];
    out[1] = first / variance;
    out[2] =
      (second - (1 - 2 * rate) * first - subjects * variance * value) / (variance * variance);
  };
  const value = (rate: number) => {
    if (rate <= 0) return share[0]!;
    if (rate >= 1) return share[subjects]!;
    fillMoments(scratch, share, ratios, rate);
    return scratch[0]!;
  };
  const fillBounds = (out: Float64Array, lower: number, upper: number) => {
    const first = Math.floor(subjects * shifted(lower, -reach));
    const last = Math.ceil(subjects * shifted(upper, reach));
    fillRange(scratch, share, first, last);
    const deviation = (scratch[1]! - scratch[0]!) / 2 + range * Math.sqrt(2 * outside);
    const { meanSquare, absolute } = thirdDerivativeNorms(subjects, lower, upper);
    out[0] = scratch[1]! + range * 2 * outside;
    out[1] = Math.min(deviation * meanSquare, (range / 2) * absolute);
  };
  return { fill, value, fillBounds, resolution: 0, subjects };
}

/**
 * The rate whose arcsine root lies `angle` from that of `rate`. A binomial count strays beyond it with
 * probability at most cos(angle)²ⁿ: Chernoff's bound, with the divergence of two Bernoulli laws bounded
 * by the cosine of the angle between them.
 */
function shifted(rate: number, angle: number): number {
  const moved = Math.asin(Math.sqrt(rate)) + angle;
  return Math.sin(Math.min(Math.PI / 2, Math.max(0, moved))) ** 2;
}

/** Ratios of neighboring binomial probabilities at even odds, from s to s + 1 and from s to s − 1. */
export interface NeighborRatios {
  readonly up: Float64Array;
  readonly down: Float64Array;
}

/** Ratios for `subjects` subjects; curves that share a number of subjects may share them. */
export function neighborRatios(subjects: number): NeighborRatios {
  const up = Float64Array.from({ length: subjects + 1 }, (_, s) => (subjects - s) / (s + 1));
  const down = Float64Array.from({ length: subjects + 1 }, (_, s) => s / (subjects - s + 1));
  return { up, down };
}

/** Fills `out` with the smallest and the largest of values[first … last]. */
function fillRange(out: Float64Array, values: Float64Array, first: number, last: number): void {
  let lowest = Infinity;
  let highest = -Infinity;
  for (let i = first; i <= last; i++) {
    const value = values[i]!;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  out[0] = lowest;
  out[1] = highest;
}

/** Fills `out` with the means of share, share · d and share · d², where d = s − N p. */
function fillMoments(
  out: Float64Array,
  share: Float64Array,
  { up, down }: NeighborRatios,
  rate: number,
): void {
  const subjects = share.length - 1;
  const mode = Math.min(subjects, Math.floor((subjects + 1) * rate));
  const odds = rate / (1 - rate);
  const inverseOdds = (1 - rate) / rate;
  const center = subjects * rate;
  let total = 0;
  let mean = 0;
  let first = 0;
  let second = 0;
  for (let s = mode, weight = 1; weight > negligible;) {
    const term = weight * share[s]!;
    const d = s - center;
    total += weight;
    mean += term;
    first += term * d;
    second += term * d * d;
    if (s === subjects) break;
    weight *= up[s++]! * odds;
  }
  for (let s = mode, weight = 1; s > 0;) {
    weight *= down[s--]! * inverseOdds;
    if (!(weight > negligible)) break;
    const term = weight * share[s]!;
    const d = s - center;
    total += weight;
    mean += term;
    first += term * d;
    second += term * d * d;
  }
  out[0] = mean / total;
  out[1] = first / total;
  out[2] = second / total;
}
