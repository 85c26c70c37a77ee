/** A linear model fitted by least squares. */
export interface LeastSquaresFit {
  /** One per column of the design. */
  readonly coefficients: Float64Array;
  /** (X′X)⁻¹, row by row: the covariance of the coefficients per unit of residual variance. */
  readonly unscaledCovariance: Float64Array;
  /** Σ (y − Xb)². */
  readonly residualSumOfSquares: number;
}

/**
 * Least squares by Householder reflections, which lose half as many digits as the normal equations.
 *
 * @param columns - Columns of the design matrix, each as long as `y`; no more columns than rows.
 * @param y - Responses.
 * @returns The fit, or the index of the first column that depends on those before it.
 * @see [GolubVanLoan2013] section 5.3
 */
export function leastSquares(
  columns: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
): LeastSquaresFit | { readonly dependentColumn: number } {
  const work = columns.map((column) => Float64Array.from(column));
  const response = Float64Array.from(y);
  const diagonal = new Float64Array(work.length);
  for (let k = 0; k < work.length; k++) {
    const column = work[k]!;
    const isIndependent = reflect(column, k, diagonal);
    if (!isIndependent) return { dependentColumn: k };
    for (let j = k + 1; j < work.length; j++) applyReflection(column, k, work[j]!);
    applyReflection(column, k, response);
  }
  const inverse = inverseTriangle(work, diagonal);
  const coefficients = product(inverse, response, work.length);
  const residualSumOfSquares = squaredLength(response, work.length);
  return { coefficients, unscaledCovariance: outerProduct(inverse), residualSumOfSquares };
}

/** Sum of squares from an element on. */
function squaredLength(x: Float64Array, from: number): number {
  let sum = 0;
  for (let i = from; i < x.length; i++) sum += x[i]! * x[i]!;
  return sum;
}

/** Turns a column, from row k, into its Householder vector, and keeps R's diagonal element. */
function reflect(column: Float64Array, k: number, diagonal: Float64Array): boolean {
  const whole = squaredLength(column, 0);
  const below = squaredLength(column, k);
  if (!(below > 1e-22 * whole)) return false;
  const length = Math.sqrt(below);
  diagonal[k] = column[k]! > 0 ? -length : length;
  column[k]! -= diagonal[k]!;
  return true;
}

/** x − 2 v (v′x) / (v′v), with v the part of `vector` from row k. */
function applyReflection(vector: Float64Array, k: number, x: Float64Array): void {
  let dot = 0;
  for (let i = k; i < x.length; i++) dot += vector[i]! * x[i]!;
  const scale = (2 * dot) / squaredLength(vector, k);
  for (let i = k; i < x.length; i++) x[i]! -= scale * vector[i]!;
}

/** Rows of R⁻¹; R above its diagonal stands in the columns. */
function inverseTriangle(work: readonly Float64Array[], diagonal: Float64Array): Float64Array[] {
  const size = work.length;
  const inverse = work.map(() => new Float64Array(size));
  for (let j = 0; j < size; j++) {
    inverse[j]![j] = 1 / diagonal[j]!;
    for (let i = j - 1; i >= 0; i--) {
      let sum = 0;
      for (let k = i + 1; k <= j; k++) sum += work[k]![i]! * inverse[k]![j]!;
      inverse[i]![j] = -sum / diagonal[i]!;
    }
  }
  return inverse;
}

function product(rows: readonly Float64Array[], x: Float64Array, size: number): Float64Array {
  return Float64Array.from(rows, (row) => {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += row[j]! * x[j]!;
    return sum;
  });
}

/** M M′ of a square matrix given by rows. */
function outerProduct(rows: readonly Float64Array[]): Float64Array {
  const size = rows.length;
  return Float64Array.from({ length: size * size }, (_, index) => {
    const a = rows[Math.floor(index / size)]!;
    const b = rows[index % size]!;
    return a.reduce((sum, value, k) => sum + value * b[k]!, 0);
  });
}
