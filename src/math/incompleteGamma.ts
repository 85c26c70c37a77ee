import { deviance, stirlingError } from "./stirling.ts";

const maxIterations = 1_000_000; // grows as √shape; a guard, not a limit that is met

/**
 * x^a e^(−x) / Γ(a + 1): the Poisson probability of a events with mean x, for real a.
 *
 * @see [Loader2000] section 4
 */
export function poissonTerm(a: number, x: number): number {
  if (x === 0) return a === 0 ? 1 : 0;
  if (a === 0) return Math.exp(-x);
  return Math.exp(-stirlingError(a) - deviance(a, x)) / Math.sqrt(2 * Math.PI * a);
}

/** Regularized lower incomplete gamma function P(a, x), a > 0; accurate relative to its value. */
export function lowerGamma(a: number, x: number): number {
  if (!(x > 0)) return x <= 0 ? 0 : NaN;
  if (x === Infinity) return 1;
  return x < a + 1 ? series(a, x) : 1 - continuedFraction(a, x);
}

/** Regularized upper incomplete gamma function Q(a, x) = 1 − P(a, x), accurate relative to its value. */
export function upperGamma(a: number, x: number): number {
  if (!(x > 0)) return x <= 0 ? 1 : NaN;
  if (x === Infinity) return 0;
  return x < a + 1 ? 1 - series(a, x) : continuedFraction(a, x);
}

/** P by its power series [DLMF, 8.11.4]; fast for x below a + 1. */
function series(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k < maxIterations && term > sum * 1e-17; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return poissonTerm(a, x) * sum;
}

/** Q by its continued fraction [DLMF, 8.9.2] in Lentz's form; fast for x above a + 1. */
function continuedFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Infinity;
  let d = 1 / b;
  let product = d;
  for (let k = 1; k < maxIterations; k++) {
    const numerator = k * (a - k);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const factor = c * d;
    product *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return poissonTerm(a, x) * a * product;
}
