import type { MmrmModel } from "./mmrmModel.ts";

/**
 * Adds tr (N E W F), symmetric in E and F, for all pairs of unit elements E and F of the covariance matrix, to
 * the lower triangle of an elements × elements matrix. A unit element has a 1 at (j, k) and at (k, j). Does not
 * allocate.
 *
 * @param s - Pattern whose weight is W.
 * @param outer - Symmetric N, 0 where the pattern misses a visit.
 */
export function addTraces(
  { visits, weight, elements, elementRow, elementColumn }: MmrmModel,
  s: number,
  outer: Float64Array,
  target: Float64Array,
): void {
  const w = s * visits * visits;
  for (let e = 0; e < elements; e++) {
    const j = elementRow[e]! * visits;
    const k = elementColumn[e]! * visits;
    if (weight[w + j + elementRow[e]!] === 0 || weight[w + k + elementColumn[e]!] === 0) continue;
    const shareE = j === k ? 0.5 : 1;
    for (let f = 0; f <= e; f++) {
      const l = elementRow[f]!;
      const m = elementColumn[f]!;
      const sum =
        outer[j + m]! * weight[w + k + l]! +
        weight[w + j + m]! * outer[k + l]! +
        outer[k + m]! * weight[w + j + l]! +
        weight[w + k + m]! * outer[j + l]!;
      target[e * elements + f]! += (l === m ? 0.5 : 1) * shareE * sum;
    }
  }
}

/** Copies the lower triangle of a square matrix to its upper one. */
export function mirror(matrix: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) matrix[j * size + i] = matrix[i * size + j]!;
  }
}
