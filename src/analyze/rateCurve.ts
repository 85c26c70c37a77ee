/**
 * A smooth function of a nuisance rate, with what a certified search for its maximum needs:
 * derivatives at a point and a bound of the third one over an interval.
 */
export interface RateCurve {
  /** Fills `out` with the value and its first and second derivative at a rate inside the range. */
  readonly fill: (out: Float64Array, rate: number) => void;
  /** Value alone; the ends of the range are allowed. */
  readonly value: (rate: number) => number;
  /**
   * Fills `out` with a bound of the value, and of |third derivative|, over all of [lower, upper], given the
   * value in the middle.
   */
  readonly fillBounds: (out: Float64Array, lower: number, upper: number, middle: number) => void;
  /** Differences of the value that do not matter. */
  readonly resolution: number;
  /** Number of subjects: the curve bends on the scale of √(rate (1 − rate) / subjects). */
  readonly subjects: number;
}

/**
 * Bounds of the third derivative of the mean of g(S), S ~ Binomial(n, p), for lower ≤ p ≤ upper: with
 * `meanSquare` times a bound of the root mean square of g; with `absolute` times a bound of |g|. Both
 * hold for g less any constant too.
 *
 * `meanSquare` = √(3! n(n−1)(n−2) (p(1−p))⁻³) is the norm of the third Krawtchouk polynomial (Cauchy and
 * Schwarz), and fails at the ends; `absolute` = 2³ n(n−1)(n−2) comes from differences of coefficients.
 */
export function thirdDerivativeNorms(
  n: number,
  lower: number,
  upper: number,
): { readonly meanSquare: number; readonly absolute: number } {
  const falling = Math.max(0, n * (n - 1) * (n - 2));
  const variance = Math.min(lower * (1 - lower), upper * (1 - upper));
  const meanSquare =
    variance > 0 ? Math.sqrt((6 * falling) / (variance * variance * variance)) : Infinity;
  return { meanSquare, absolute: 8 * falling };
}
