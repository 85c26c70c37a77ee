/** Share of a diagonal element that must be left after elimination for a matrix to count as positive definite. */
const leastPivotShare = 1e-12;

/**
 * Replaces the lower triangle of a symmetric matrix by its Cholesky factor L, A = L L′. The upper triangle is
 * neither read nor changed. Does not allocate.
 *
 * @param a - Square matrix, row by row.
 * @param size - Number of rows.
 * @returns ln |A|; NaN if the matrix is not positive definite, to rounding.
 * @see [GolubVanLoan2013] section 4.2
 */
export function choleskyFactor(a: Float64Array, size: number): number {
  let logDeterminant = 0;
  for (let i = 0; i < size; i++) {
    const rowI = i * size;
    for (let j = 0; j < i; j++) {
      const rowJ = j * size;
      let sum = a[rowI + j]!;
      for (let k = 0; k < j; k++) sum -= a[rowI + k]! * a[rowJ + k]!;
      a[rowI + j] = sum / a[rowJ + j]!;
    }
    const diagonal = a[rowI + i]!;
    let pivot = diagonal;
    for (let k = 0; k < i; k++) pivot -= a[rowI + k]! * a[rowI + k]!;
    if (!(pivot > leastPivotShare * diagonal)) return NaN;
    a[rowI + i] = Math.sqrt(pivot);
    logDeterminant += Math.log(pivot);
  }
  return logDeterminant;
}

/** Replaces x by L⁻¹ x, where x starts at `offset` of its array. */
export function forwardSolve(
  factor: Float64Array,
  size: number,
  x: Float64Array,
  offset = 0,
): void {
  for (let i = 0; i < size; i++) {
    const row = i * size;
    let sum = x[offset + i]!;
    for (let k = 0; k < i; k++) sum -= factor[row + k]! * x[offset + k]!;
    x[offset + i] = sum / factor[row + i]!;
  }
}

/**
 * Replaces X by L⁻¹ X, all columns side by side, which keeps a processor busier than one after the other.
 *
 * @param width - Columns of X, whose rows follow one another from `offset`.
 * @param rows - Rows of X; with fewer than `size`, L is cut to as many rows and columns.
 */
export function forwardSolveColumns(
  factor: Float64Array,
  size: number,
  x: Float64Array,
  width: number,
  offset = 0,
  rows = size,
): void {
  for (let i = 0; i < rows; i++) {
    const own = offset + i * width;
    for (let k = 0; k < i; k++) {
      const share = factor[i * size + k]!;
      const other = offset + k * width;
      for (let c = 0; c < width; c++) x[own + c]! -= share * x[other + c]!;
    }
    const scale = 1 / factor[i * size + i]!;
    for (let c = 0; c < width; c++) x[own + c]! *= scale;
  }
}

/** Replaces x by L′⁻¹ x. */
export function backSolve(factor: Float64Array, size: number, x: Float64Array, offset = 0): void {
  for (let i = size - 1; i >= 0; i--) {
    const value = x[offset + i]! / factor[i * size + i]!;
    x[offset + i] = value;
    for (let k = 0; k < i; k++) x[offset + k]! -= factor[i * size + k]! * value;
  }
}

/** Replaces x by A⁻¹ x for A = L L′. */
export function choleskySolve(
  factor: Float64Array,
  size: number,
  x: Float64Array,
  offset = 0,
): void {
  forwardSolve(factor, size, x, offset);
  backSolve(factor, size, x, offset);
}

/** Fills `out` (all of it) with A⁻¹ for A = L L′; `out` must not be the factor. */
export function fillCholeskyInverse(out: Float64Array, factor: Float64Array, size: number): void {
  fillTriangleInverse(out, factor, size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0; // Σ over k ≥ i of M[k][i] M[k][j], M = L⁻¹: elements read later are not yet overwritten
      for (let k = i; k < size; k++) sum += out[k * size + i]! * out[k * size + j]!;
      out[j * size + i] = sum;
    }
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) out[i * size + j] = out[j * size + i]!;
  }
}

/** Lower triangle of L⁻¹. */
function fillTriangleInverse(out: Float64Array, factor: Float64Array, size: number): void {
  for (let j = 0; j < size; j++) {
    out[j * size + j] = 1 / factor[j * size + j]!;
    for (let i = j + 1; i < size; i++) {
      let sum = 0;
      for (let k = j; k < i; k++) sum -= factor[i * size + k]! * out[k * size + j]!;
      out[i * size + j] = sum / factor[i * size + i]!;
    }
  }
}
