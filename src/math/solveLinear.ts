/**
 * Solves A x = b by elimination with row exchanges.
 *
 * @param a - Square matrix, row by row; not changed.
 * @returns x; NaN throughout if A is singular.
 * @see [GolubVanLoan2013] section 3.4
 */
export function solveLinear(a: Float64Array, b: Float64Array): Float64Array {
  const size = b.length;
  const matrix = a.slice();
  const x = b.slice();
  for (let k = 0; k < size; k++) {
    exchange(matrix, x, k, pivotRow(matrix, size, k));
    const pivot = matrix[k * size + k]!;
    if (!(Math.abs(pivot) > 0)) return x.fill(NaN);
    for (let i = k + 1; i < size; i++) {
      const share = matrix[i * size + k]! / pivot;
      for (let j = k; j < size; j++) matrix[i * size + j]! -= share * matrix[k * size + j]!;
      x[i]! -= share * x[k]!;
    }
  }
  for (let k = size - 1; k >= 0; k--) {
    for (let j = k + 1; j < size; j++) x[k]! -= matrix[k * size + j]! * x[j]!;
    x[k]! /= matrix[k * size + k]!;
  }
  return x;
}

/** Row from k on whose element in column k is largest. */
function pivotRow(matrix: Float64Array, size: number, k: number): number {
  let best = k;
  for (let i = k + 1; i < size; i++) {
    if (Math.abs(matrix[i * size + k]!) > Math.abs(matrix[best * size + k]!)) best = i;
  }
  return best;
}

function exchange(matrix: Float64Array, x: Float64Array, k: number, other: number): void {
  if (k === other) return;
  const size = x.length;
  const row = matrix.slice(k * size, (k + 1) * size);
  matrix.copyWithin(k * size, other * size, (other + 1) * size);
  matrix.set(row, other * size);
  [x[k], x[other]] = [x[other]!, x[k]!];
}
