import type { Alternative } from "./methods.ts";

/**
 * P value of an observed sum under a discrete distribution over 0, 1, 2 …
 *
 * @param twoSided - "doubled": twice the smaller tail (R's, for symmetric distributions); "distance": all
 *   sums at least as far from the mean.
 */
export function exactRankPValue(
  probabilities: Float64Array,
  observed: number,
  alternative: Alternative,
  twoSided: "doubled" | "distance",
): number {
  if (alternative === "greater") return upperSum(probabilities, observed);
  if (alternative === "less") return lowerSum(probabilities, observed);
  if (twoSided === "doubled") {
    const tail = Math.min(upperSum(probabilities, observed), lowerSum(probabilities, observed));
    return Math.min(1, 2 * tail);
  }
  return farSum(probabilities, observed);
}

/** P(sum ≥ observed). */
function upperSum(probabilities: Float64Array, observed: number): number {
  let sum = 0;
  for (let s = probabilities.length - 1; s >= observed; s--) sum += probabilities[s]!;
  return Math.min(1, sum);
}

/** P(sum ≤ observed). */
function lowerSum(probabilities: Float64Array, observed: number): number {
  let sum = 0;
  for (let s = 0; s <= observed; s++) sum += probabilities[s]!;
  return Math.min(1, sum);
}

/** P(|sum − mean| ≥ |observed − mean|); means that differ by rounding count as equal. */
function farSum(probabilities: Float64Array, observed: number): number {
  let mean = 0;
  for (let s = 0; s < probabilities.length; s++) mean += s * probabilities[s]!;
  const distance = Math.abs(observed - mean) - 1e-9 * mean;
  let sum = 0;
  for (let s = 0; s < probabilities.length; s++) {
    if (Math.abs(s - mean) >= distance) sum += probabilities[s]!;
  }
  return Math.min(1, sum);
}
