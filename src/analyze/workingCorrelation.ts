/** Correlation within a subject that generalized estimating equations work with. */
export const workingCorrelations = ["independence", "exchangeable", "ar1"] as const;
export type WorkingCorrelation = (typeof workingCorrelations)[number];

/** Sums over the pairs of observations of one subject, by their distance in visits. */
export interface PairSums {
  /** Index = distance; Σ of products of standardized residuals, and the number of pairs. */
  readonly products: Float64Array;
  readonly pairs: Float64Array;
}

/** Correlation of two observations of a subject at a distance in visits. */
export function correlationAt(type: WorkingCorrelation, alpha: number, distance: number): number {
  if (distance === 0) return 1;
  if (type === "independence") return 0;
  return type === "exchangeable" ? alpha : alpha ** distance;
}

/**
 * The correlation parameter from standardized residuals. Exchangeable: the mean of their products over all
 * pairs. AR(1): root of Σ d α^(d−1) (r r′ − α^d), least squares of the products on α^d. 0 without pairs.
 *
 * @see [LiangZeger1986] exchangeable, [YanFine2004] estimating equation
 */
export function estimateAlpha(type: WorkingCorrelation, { products, pairs }: PairSums): number {
  if (type === "independence") return 0;
  const total = pairs.reduce((sum, count) => sum + count, 0);
  if (total === 0) return 0;
  if (type === "exchangeable") return products.reduce((sum, product) => sum + product, 0) / total;
  let alpha = pairs[1]! > 0 ? products[1]! / pairs[1]! : 0.5;
  for (let iteration = 0; iteration < 200; iteration++) {
    let [score, information] = [0, 0];
    for (let d = 1; d < pairs.length; d++) {
      const slope = d * alpha ** (d - 1);
      score += slope * (products[d]! - pairs[d]! * alpha ** d);
      information += pairs[d]! * slope * slope;
    }
    const step = score / information;
    alpha = Math.max(-0.99, Math.min(0.99, alpha + step));
    if (!(Math.abs(step) > 1e-15)) break;
  }
  return alpha;
}
