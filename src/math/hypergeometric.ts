import { binomialTerm } from "./binomial.ts";
import { discreteQuantile, discreteUpperQuantile } from "./discreteQuantile.ts";

/**
 * P(X = x), X = white balls among `drawn` from an urn of `white` and `black`, without replacement. Relative
 * error near 1e-14, tails included.
 *
 * @param x - White balls drawn; where it is impossible the probability is 0.
 * @param white - White balls in the urn, a whole number.
 * @param black - Black balls in the urn, a whole number.
 * @param drawn - Balls drawn, a whole number up to white + black. Bad arguments give NaN.
 * @see [Loader2000] section 5: a quotient of three binomial probabilities
 */
export function hypergeometricPmf(x: number, white: number, black: number, drawn: number): number {
  if (!isUrn(white, black, drawn) || Number.isNaN(x)) return NaN;
  if (x < Math.max(0, drawn - black) || x > Math.min(white, drawn)) return 0;
  return Number.isInteger(x) ? term(x, white, black, drawn) : 0;
}

function term(x: number, white: number, black: number, drawn: number): number {
  const all = white + black;
  if (all === 0) return 1;
  const p = drawn / all;
  const q = (all - drawn) / all;
  const both = binomialTerm(x, white - x, p, q) * binomialTerm(drawn - x, black - drawn + x, p, q);
  return both / binomialTerm(drawn, all - drawn, p, q);
}

function isUrn(white: number, black: number, drawn: number): boolean {
  const areCounts = Number.isInteger(white) && Number.isInteger(black) && Number.isInteger(drawn);
  return areCounts && white >= 0 && black >= 0 && drawn >= 0 && drawn <= white + black;
}

/** P(X ≤ x), accurate relative to its value in both tails. */
export function hypergeometricCdf(x: number, white: number, black: number, drawn: number): number {
  if (!isUrn(white, black, drawn) || Number.isNaN(x)) return NaN;
  const last = Math.floor(x);
  if (last < Math.max(0, drawn - black)) return 0;
  if (last >= Math.min(white, drawn)) return 1;
  if (last < mean(white, black, drawn)) return lowerSum(last, white, black, drawn);
  return 1 - upperSum(last + 1, white, black, drawn);
}

/** P(X > x), accurate relative to its value. */
export function hypergeometricUpperTail(
  x: number,
  white: number,
  black: number,
  drawn: number,
): number {
  if (!isUrn(white, black, drawn) || Number.isNaN(x)) return NaN;
  const first = Math.floor(x) + 1;
  if (first <= Math.max(0, drawn - black)) return 1;
  if (first > Math.min(white, drawn)) return 0;
  if (first > mean(white, black, drawn)) return upperSum(first, white, black, drawn);
  return 1 - lowerSum(first - 1, white, black, drawn);
}

function mean(white: number, black: number, drawn: number): number {
  return drawn * (white / (white + black));
}

/** Sum of the terms last, last − 1, …, which decline when last is below the mean. */
function lowerSum(last: number, white: number, black: number, drawn: number): number {
  const lowest = Math.max(0, drawn - black);
  let next = term(last, white, black, drawn);
  let sum = next;
  for (let x = last; x > lowest && next > sum * 1e-17; x--) {
    next *= (x / (white - x + 1)) * ((black - drawn + x) / (drawn - x + 1));
    sum += next;
  }
  return sum;
}

/** Sum of the terms first, first + 1, …, which decline when first is above the mean. */
function upperSum(first: number, white: number, black: number, drawn: number): number {
  const highest = Math.min(white, drawn);
  let next = term(first, white, black, drawn);
  let sum = next;
  for (let x = first; x < highest && next > sum * 1e-17; x++) {
    next *= ((white - x) / (x + 1)) * ((drawn - x) / (black - drawn + x + 1));
    sum += next;
  }
  return sum;
}

/** Smallest x with P(X ≤ x) ≥ p. */
export function hypergeometricQuantile(
  p: number,
  white: number,
  black: number,
  drawn: number,
): number {
  if (!isUrn(white, black, drawn)) return NaN;
  const [low, high] = [Math.max(0, drawn - black), Math.min(white, drawn)];
  return discreteQuantile(p, tails(white, black, drawn), low, high);
}

/** Smallest x with P(X > x) ≤ p. */
export function hypergeometricUpperQuantile(
  p: number,
  white: number,
  black: number,
  drawn: number,
): number {
  if (!isUrn(white, black, drawn)) return NaN;
  const [low, high] = [Math.max(0, drawn - black), Math.min(white, drawn)];
  return discreteUpperQuantile(p, tails(white, black, drawn), low, high);
}

function tails(white: number, black: number, drawn: number) {
  return {
    lower: (x: number) => hypergeometricCdf(x, white, black, drawn),
    upper: (x: number) => hypergeometricUpperTail(x, white, black, drawn),
  };
}
