import type { MmrmModel } from "./mmrmModel.ts";

/**
 * Adds tr (N E W F), symmetric in E and F, for all pairs of unit elements E and F of the covariance matrix, to
 * the lower triangle of `hessian`. Does not allocate.
 *
 * @param s - Pattern whose weight is W.
 * @param outer - Symmetric N, 0 where the pattern misses a visit.
 */
export function addTraces(
  { visits, weight, elements, elementRow, elementColumn, hessian }: MmrmModel,
  s: number,
  outer: Float64Array,
): void {
  const w = s * visits * visits;
  for (let e = 0; e < elements; e++) {
    const j = elementRow[e]! * visits;
    const k = elementColumn[e]! * visits;
    if (weight[w + j + elementRow[e]!] === 0 || weight[w + k + elementColumn[e]!] === 0) continue;
    for (let f = 0; f <= e; f++) {
      const l = elementRow[f]!;
      const m = elementColumn[f]!;
      hessian[e * elements + f]! +=
        outer[j + m]! * weight[w + k + l]! +
        weight[w + j + m]! * outer[k + l]! +
        outer[k + m]! * weight[w + j + l]! +
        weight[w + k + m]! * outer[j + l]!;
    }
  }
}

/** Adds `times` x x′ to the lower triangle of `hessian`, x an element for each E from `from` on. */
export function addOuterProduct(
  { elements, hessian }: MmrmModel,
  x: Float64Array,
  from: number,
  times: number,
): void {
  for (let e = 0; e < elements; e++) {
    const left = times * x[from + e]!;
    for (let f = 0; f <= e; f++) hessian[e * elements + f]! += left * x[from + f]!;
  }
}

/**
 * A unit element has a 1 at (j, k) and at (k, j), and thereby a 2 on the diagonal until here: halves the rows and
 * columns of those in `gradient` and in the lower triangle of `hessian`, and completes that to a symmetric matrix.
 */
export function halveDiagonal(model: MmrmModel): void {
  const { elements, elementRow, elementColumn, gradient, hessian } = model;
  const shareOf = (e: number) => (elementRow[e] === elementColumn[e] ? 0.5 : 1);
  for (let e = 0; e < elements; e++) {
    gradient[e]! *= shareOf(e);
    for (let f = 0; f <= e; f++) {
      hessian[e * elements + f]! *= shareOf(e) * shareOf(f);
      hessian[f * elements + e] = hessian[e * elements + f]!;
    }
  }
}
