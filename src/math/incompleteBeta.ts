import { binomialTerm } from "./binomial.ts";

const maxIterations = 1_000_000; // grows as √(a + b); a guard, not a limit that is met

/**
 * Regularized incomplete beta function I_x(a, b), a, b > 0, accurate relative to its value.
 *
 * @param x - Number in [0, 1].
 * @param y - 1 − x, given apart because the caller may know the smaller one better.
 */
export function incompleteBeta(x: number, y: number, a: number, b: number): number {
  if (!(a > 0 && b > 0 && x >= 0 && y >= 0)) return NaN;
  if (x === 0 || y === 0) return x === 0 ? 0 : 1;
  if (x < (a + 1) / (a + b + 2)) return lowerPart(x, y, a, b);
  return 1 - lowerPart(y, x, b, a);
}

/**
 * I_x(a, b) by a continued fraction, the even part of [DLMF, 8.17.22] in the form of Lentz; fast for x below
 * (a + 1) / (a + b + 2). Takes a − (a + b) x as a y − b x, which stays exact where x is close to 1.
 *
 * @see [DiDonato1992] equation 9
 */
function lowerPart(x: number, y: number, a: number, b: number): number {
  const factor = betaStep(x, y, a, b) * a;
  if (factor === 0) return 0;
  const offset = a * y - b * x + 1;
  let c = (a * offset) / (a + 1);
  let d = 0;
  let fraction = c;
  for (let m = 1; m < maxIterations; m++) {
    const odd = a + 2 * m - 1;
    const w = (m * (b - m) * x) / odd;
    const numerator = ((a + m - 1) / odd) * (a + b + m - 1) * x * w;
    const denominator = m + w + ((a + m) * (offset + m * (1 + y))) / (odd + 2);
    d = 1 / (denominator + numerator * d);
    c = denominator + numerator / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return factor / fraction;
}

/** I_x(a, b) − I_x(a + 1, b) = x^a y^b / (a B(a, b)). */
export function betaStep(x: number, y: number, a: number, b: number): number {
  return (binomialTerm(a, b, x, y) * b) / (a + b);
}
