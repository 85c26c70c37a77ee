import { stirlingError } from "./stirling.ts";

const halfLog2Pi = 0.9189385332046728;
const table = new Float64Array(1024);

/**
 * ln n!, within a few units in the last place. Values below 1024 are kept.
 *
 * For probabilities prefer {@link binomialPmf} and its kin: differences of large logarithms lose digits.
 *
 * @param n - Whole number, 0 or more; anything else gives NaN.
 */
export function logFactorial(n: number): number {
  if (n < 2) return n === 0 || n === 1 ? 0 : NaN;
  if (!Number.isInteger(n)) return n === Infinity ? Infinity : NaN;
  if (n >= table.length) return byStirling(n);
  return table[n]! || (table[n] = n < 19 ? Math.log(smallFactorial(n)) : byStirling(n));
}

/** n! where a double holds it exactly. */
function smallFactorial(n: number): number {
  let product = 1;
  for (let k = 2; k <= n; k++) product *= k;
  return product;
}

function byStirling(n: number): number {
  return halfLog2Pi + (n + 0.5) * Math.log(n) - n + stirlingError(n);
}

/** ln of the number of ways to choose k of n; −Infinity where there is none. */
export function logChoose(n: number, k: number): number {
  if (k < 0 || k > n) return -Infinity;
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}
