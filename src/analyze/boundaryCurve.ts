import { fillBinomialProbabilities } from "../math/binomialProbabilities.ts";
import type { Pair } from "../pair.ts";
import type { RateCurve } from "./rateCurve.ts";

/** Null hypotheses on the boundary: experimental rate = intercept + slope × control rate. */
export interface Boundary {
  readonly intercept: number;
  /** At least 0. */
  readonly slope: number;
}

/** A set of tables by the control arm's events: those with xE ≤ below[xC] or xE ≥ above[xC]. */
export interface TailSet {
  readonly n: Pair<number>;
  readonly below: Int32Array;
  readonly above: Int32Array;
}

/** Control rates on the boundary for which the experimental rate is a probability. */
export function boundaryRange({ intercept, slope }: Boundary): Pair<number> {
  if (slope === 0) return [0, 1];
  return [Math.max(0, -intercept / slope), Math.min(1, (1 - intercept) / slope)];
}

/**
 * Probability of a set of tables as a function of the control rate p, when the experimental rate is
 * intercept + slope × p: Σ over xC of Binomial(xC; nC, p) · P(XE in the tails of xC).
 */
export function boundaryCurve({ n, below, above }: TailSet, boundary: Boundary): RateCurve {
  const [nE, nC] = n;
  const { intercept, slope } = boundary;
  const control = new Float64Array(nC + 1);
  const tails = createTails(nE);
  const scratch = new Float64Array(3);
  const fill = (out: Float64Array, rate: number) => {
    const rateE = Math.min(1, Math.max(0, intercept + slope * rate));
    fillBinomialProbabilities(control, nC, rate);
    fillTails(tails, nE, rateE);
    const variance = rate * (1 - rate);
    let [value, first, second] = [0, 0, 0];
    for (let x = 0; x <= nC; x++) {
      const score = (x - nC * rate) / variance;
      const bend = score * score - (nC + (1 - 2 * rate) * score) / variance;
      const p = control[x]!;
      const low = below[x]! + 1;
      const high = above[x]!;
      const tail = tails.lower[low]! + tails.upper[high]!;
      const tailSlope = slope * (tails.slope[high]! - tails.slope[low]!);
      const tailBend = slope * slope * (tails.bend[high]! - tails.bend[low]!);
      value += p * tail;
      first += p * (score * tail + tailSlope);
      second += p * (bend * tail + 2 * score * tailSlope + tailBend);
    }
    out[0] = value;
    out[1] = first;
    out[2] = second;
  };
  const value = (rate: number) => {
    fill(scratch, rate);
    return scratch[0]!;
  };
  const fillBounds = (out: Float64Array, lower: number, upper: number, middle: number) =>
    fillSetBounds(out, n, boundary, { lower, upper, middle });
  return { fill, value, fillBounds, resolution: 1e-12, subjects: nE + nC };
}

/** Tail probabilities of the experimental arm from each number of events on, and their derivatives. */
interface Tails {
  readonly probability: Float64Array;
  /** P(X < k), k = 0 … n + 1. */
  readonly lower: Float64Array;
  /** P(X ≥ k). */
  readonly upper: Float64Array;
  /** First and second derivative of P(X ≥ k) in the rate. */
  readonly slope: Float64Array;
  readonly bend: Float64Array;
}

function createTails(n: number): Tails {
  const column = () => new Float64Array(n + 2);
  return {
    probability: column(),
    lower: column(),
    upper: column(),
    slope: column(),
    bend: column(),
  };
}

function fillTails({ probability, lower, upper, slope, bend }: Tails, n: number, rate: number) {
  fillBinomialProbabilities(probability, n, rate);
  for (let k = 0, sum = 0; k <= n; k++) lower[k + 1] = sum += probability[k]!;
  for (let k = n, sum = 0; k >= 0; k--) {
    upper[k] = sum += probability[k]!;
    slope[k] = rate > 0 ? (k * probability[k]!) / rate : 0; // n Binomial(k − 1; n − 1)
    bend[k] =
      rate > 0 && rate < 1 ? slope[k]! * ((k - n * rate) / (rate * (1 - rate)) - 1 / rate) : 0;
  }
}

/**
 * Bounds over an interval from the probability of the set in its middle. The root of a probability changes
 * with the rate by no more than half the root of Fisher's information I, so it stays below
 * root = √middle + radius √I / 2; and by Cauchy and Schwarz |f‴| ≤ root × norm of the third derivative of
 * both distributions together. Where a rate reaches 0 or 1 the norms are infinite: there differences of
 * coefficients give the bound.
 */
function fillSetBounds(
  out: Float64Array,
  [nE, nC]: Pair<number>,
  { intercept, slope }: Boundary,
  { lower, upper, middle }: { lower: number; upper: number; middle: number },
): void {
  const varianceE = leastVariance(intercept + slope * lower, intercept + slope * upper);
  const varianceC = leastVariance(lower, upper);
  const perE = slope / Math.sqrt(varianceE);
  const perC = 1 / Math.sqrt(varianceC);
  const information = nE * perE * perE + nC * perC * perC;
  const root = Math.min(1, Math.sqrt(middle) + ((upper - lower) * Math.sqrt(information)) / 4);
  let meanSquare = 0;
  let absolute = 0;
  for (let k = 0; k <= 3; k++) {
    const falling = fallingFactorial(nE, k) * fallingFactorial(nC, 3 - k);
    if (falling === 0) continue;
    const ways = k === 0 || k === 3 ? 1 : 3;
    meanSquare +=
      ways *
      ways *
      factorials[k]! *
      factorials[3 - k]! *
      falling *
      perE ** (2 * k) *
      perC ** (6 - 2 * k);
    absolute += ways * 8 * falling * slope ** k;
  }
  out[0] = root * root;
  out[1] = Math.min(Math.min(root, 0.5) * Math.sqrt(meanSquare), absolute / 2);
}

const factorials = [1, 1, 2, 6];

function fallingFactorial(n: number, k: number): number {
  let product = 1;
  for (let i = 0; i < k; i++) product *= Math.max(0, n - i);
  return product;
}

function leastVariance(lower: number, upper: number): number {
  return Math.max(0, Math.min(lower * (1 - lower), upper * (1 - upper)));
}
