/**
 * Distribution of the sum of `size` scores drawn without replacement, all draws equally likely: the
 * permutation distribution of a linear rank statistic.
 *
 * @param scores - Whole numbers from 0.
 * @returns Probability of each sum, indexed by the sum; all terms of the recursion are positive, so that
 *   small probabilities keep their digits.
 * @see [StreitbergRoehmel1986] shift algorithm
 */
export function scoreSumDistribution(scores: ArrayLike<number>, size: number): Float64Array {
  const total = scores.length;
  const largest = largestSum(scores, size);
  const rows = Array.from({ length: size + 1 }, () => new Float64Array(largest + 1));
  rows[0]![0] = 1;
  for (let i = 0; i < total; i++) {
    const score = scores[i]!;
    for (let k = Math.min(i + 1, size); k >= 1; k--) {
      addShifted(rows[k]!, rows[k - 1]!, score, largest);
    }
  }
  return normalized(rows[size]!);
}

/**
 * Distribution of the sum of scores each of which counts or not with probability ½: the permutation
 * distribution of a signed-rank statistic.
 */
export function signedSumDistribution(scores: ArrayLike<number>): Float64Array {
  const largest = largestSum(scores, scores.length);
  const row = new Float64Array(largest + 1);
  row[0] = 1;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]!;
    for (let s = largest; s >= 0; s--) row[s] = (row[s]! + (s >= score ? row[s - score]! : 0)) / 2;
  }
  return row;
}

function largestSum(scores: ArrayLike<number>, size: number): number {
  const descending = Float64Array.from(scores).sort().reverse();
  return descending.subarray(0, size).reduce((sum, score) => sum + score, 0);
}

function addShifted(to: Float64Array, from: Float64Array, shift: number, largest: number): void {
  for (let s = shift; s <= largest; s++) to[s] = to[s]! + from[s - shift]!;
}

function normalized(counts: Float64Array): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / total);
}
