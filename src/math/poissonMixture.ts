import { poissonTerm } from "./incompleteGamma.ts";

/**
 * A family of distributions with shapes a, a + 1, a + 2 … whose tails differ by known steps, of which a
 * noncentral distribution is the mixture with Poisson weights. Functions of the shape, at one x.
 */
export interface ShapeFamily {
  /** a, the shape at Poisson count 0. */
  readonly shape: number;
  /** Mean of the Poisson weights: half the noncentrality. */
  readonly mean: number;
  readonly lower: (shape: number) => number;
  readonly upper: (shape: number) => number;
  /** lower(shape) − lower(shape + 1). */
  readonly step: (shape: number) => number;
}

/**
 * P(X ≤ x) of the mixture. The lower tail falls with the shape, so the sum runs from the highest count that
 * matters downward: every step adds, and no digits are lost.
 */
export function mixtureCdf({ shape, mean, lower, step }: ShapeFamily): number {
  const last = Math.ceil(mean + spread(mean));
  let tail = lower(shape + last);
  let sum = poissonTerm(last, mean) * tail;
  for (let j = last - 1; j >= 0; j--) {
    tail += step(shape + j);
    const term = poissonTerm(j, mean) * tail;
    sum += term;
    if (term < sum * negligible) break;
  }
  return Math.min(1, sum);
}

/** P(X > x) of the mixture: the same sum upward. */
export function mixtureUpperTail({ shape, mean, upper, step }: ShapeFamily): number {
  const first = Math.max(0, Math.floor(mean - spread(mean)));
  let tail = upper(shape + first);
  let sum = poissonTerm(first, mean) * tail;
  for (let j = first + 1; j < maxTerms; j++) {
    tail += step(shape + j - 1);
    const weight = poissonTerm(j, mean);
    sum += weight * tail;
    if (j <= mean || (sum === 0 && weight > 0)) continue; // far out the first tails are below the doubles
    if (!(weight * tail > sum * negligible)) break;
  }
  return Math.min(1, sum);
}

/** x times the density of the mixture; `peak` is the count with the largest term. */
export function mixtureDensity({ shape, mean, step }: ShapeFamily, peak: number): number {
  const first = Math.max(0, Math.floor(peak - spread(peak)));
  let sum = 0;
  for (let j = first; j < maxTerms; j++) {
    const term = poissonTerm(j, mean) * step(shape + j) * (shape + j);
    sum += term;
    if (j > peak && !(term > sum * negligible)) break;
  }
  return sum;
}

const negligible = 1e-18;
const maxTerms = 10_000_000; // a guard against noncentralities beyond use

/** Distance from the mean beyond which Poisson weights are below 1e-20 of the largest. */
function spread(mean: number): number {
  return 10 * Math.sqrt(mean) + 25;
}
