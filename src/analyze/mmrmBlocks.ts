import type { MmrmModel } from "./mmrmModel.ts";

/**
 * Adds `blocks`, a visits × visits matrix for each pair of covariates (lower triangle by rows), to the lower triangle
 * of a columns × columns matrix; where covariates share a column over visits, their elements are summed.
 */
export function addBlocks(
  { visits, columns, columnOf, statistics, blocks }: MmrmModel,
  out: Float64Array,
): void {
  for (let a = 0, at = 0; a < statistics.covariates; a++) {
    for (let b = 0; b <= a; b++) {
      for (let j = 0; j < visits; j++) {
        const row = columnOf[a * visits + j]! * columns;
        for (let k = 0; k < visits; k++) out[row + columnOf[b * visits + k]!]! += blocks[at++]!;
      }
    }
  }
}

/**
 * The part of x A x′, A a symmetric columns × columns matrix, that goes with each pair of covariates, into `spreads`:
 * for elements on and below the diagonal of visits × visits, pairs of covariates next to each other.
 */
export function fillSpreads(
  { visits, columns, columnOf, statistics, spreads }: MmrmModel,
  matrix: Float64Array,
): void {
  const q = statistics.covariates;
  let at = 0;
  for (let j = 0; j < visits; j++) {
    for (let k = 0; k <= j; k++) {
      for (let a = 0; a < q; a++) {
        const rowA = columnOf[a * visits + j]! * columns;
        const columnA = columnOf[a * visits + k]!;
        for (let b = 0; b < a; b++) {
          const rowB = columnOf[b * visits + j]! * columns;
          spreads[at++] = matrix[rowA + columnOf[b * visits + k]!]! + matrix[rowB + columnA]!;
        }
        spreads[at++] = matrix[rowA + columnA]!;
      }
    }
  }
}
