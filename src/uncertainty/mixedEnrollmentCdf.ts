/**
 * P(N ≥ n) for a sum N of independent negative binomial numbers with one shape and different means. With
 * qᵢ = meanᵢ / (shape + meanᵢ) the probabilities c follow from the logarithmic derivative of the
 * generating function ∏ ((1 − qᵢ) / (1 − qᵢ z))^shape:
 *
 * (k + 1) cₖ₊₁ = Σⱼ hⱼ cₖ₋ⱼ, hⱼ = shape Σᵢ qᵢ^(j+1), all of it positive.
 *
 * @param means - One per site, above 0.
 */
export function mixedEnrollmentCdf(n: number, shape: number, means: readonly number[]): number {
  const q = means.map((mean) => mean / (shape + mean));
  const powers = Float64Array.from(q);
  const h = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < q.length; i++) {
      h[j]! += shape * powers[i]!;
      powers[i]! *= q[i]!;
    }
  }
  return Math.max(0, 1 - sumBelow(n, h, shape * q.reduce((sum, one) => sum + Math.log1p(-one), 0)));
}

const tooLarge = 1e250;

/** Σ c below n; c relative to c₀ = exp(logFirst), scaled down whenever it grows too large. */
function sumBelow(n: number, h: Float64Array, logFirst: number): number {
  const c = new Float64Array(n);
  let scale = logFirst;
  let sum = 1;
  c[0] = 1;
  for (let k = 0; k + 1 < n; k++) {
    let next = 0;
    for (let j = 0; j <= k; j++) next += h[j]! * c[k - j]!;
    c[k + 1] = next / (k + 1);
    sum += c[k + 1]!;
    if (sum < tooLarge) continue;
    for (let i = 0; i <= k + 1; i++) c[i]! /= tooLarge;
    sum /= tooLarge;
    scale += Math.log(tooLarge);
  }
  return sum * Math.exp(scale);
}
