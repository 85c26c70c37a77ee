/**
 * Whole number t such that a 32-bit word is below t with probability p, rounded to a multiple of 2^-32:
 * `stream.uint32() < bernoulliThreshold(p)` is one trial. No arithmetic on the draw, hence the same everywhere.
 *
 * @param p - Probability, in [0, 1]; 0 never happens, 1 always does.
 */
export function bernoulliThreshold(p: number): number {
  return Math.round(p * 2 ** 32);
}
