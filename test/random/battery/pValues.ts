import { chiSquareUpperTail } from "../../../src/math/chiSquare.ts";
import { normalUpperTail } from "../../../src/math/normal.ts";

/** P(chi-square ≥ Σ (observed − expected)² / expected), df one less than the cells. */
export function goodnessOfFit(observed: ArrayLike<number>, probability: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < observed.length; i++) total += observed[i]!;
  let statistic = 0;
  for (let i = 0; i < observed.length; i++) {
    const expected = total * probability[i]!;
    statistic += (observed[i]! - expected) ** 2 / expected;
  }
  return chiSquareUpperTail(statistic, observed.length - 1);
}

/** Goodness of fit to equal probabilities. */
export function uniformFit(observed: ArrayLike<number>): number {
  const probability = new Float64Array(observed.length).fill(1 / observed.length);
  return goodnessOfFit(observed, probability);
}

/** Two-sided P value of a standard normal deviate. */
export function twoSided(z: number): number {
  return 2 * normalUpperTail(Math.abs(z));
}

/** P value of the sum of squares of independent standard normal deviates. */
export function sumOfSquares(deviates: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < deviates.length; i++) sum += deviates[i]! ** 2;
  return chiSquareUpperTail(sum, deviates.length);
}

/**
 * Kolmogorov-Smirnov P value of `values` as draws from the uniform distribution, by the asymptotic series with
 * the small-sample factor of Stephens (1970).
 */
export function kolmogorovSmirnov(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  const distance = Math.max(...sorted.map((u, i) => Math.max((i + 1) / n - u, u - i / n)));
  const x = (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n)) * distance;
  let sum = 0;
  for (let k = 1; k < 100; k++) sum += (k % 2 ? 2 : -2) * Math.exp(-2 * k * k * x * x);
  return x < 0.2 ? 1 : Math.min(1, Math.max(0, sum));
}
