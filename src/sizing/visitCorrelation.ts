import { ArgumentError } from "../errors.ts";
import { choleskyFactor, fillCholeskyInverse } from "../math/cholesky.ts";

/** Correlations between visits: square, symmetric, 1 on the diagonal. */
export type CorrelationMatrix = readonly (readonly number[])[];

/** One correlation for all pairs of visits. */
export function exchangeableCorrelation(visits: number, rho: number): CorrelationMatrix {
  return matrixOf(visits, (j, k) => (j === k ? 1 : rho));
}

/** Correlation falling with the distance in visits, ρ^|j − k|. */
export function ar1Correlation(visits: number, rho: number): CorrelationMatrix {
  return matrixOf(visits, (j, k) => rho ** Math.abs(j - k));
}

function matrixOf(size: number, element: (j: number, k: number) => number): number[][] {
  return Array.from({ length: size }, (_, j) =>
    Array.from({ length: size }, (_, k) => element(j, k)),
  );
}

/**
 * Inverse of the first `visits` rows and columns of a correlation matrix, row by row.
 *
 * @throws {@link ArgumentError} if the matrix is not a positive definite correlation matrix.
 */
export function inverseCorrelation(
  correlation: CorrelationMatrix,
  visits = correlation.length,
): Float64Array {
  const factor = Float64Array.from({ length: visits * visits }, (_, index) =>
    checkedElement(correlation, Math.floor(index / visits), index % visits),
  );
  if (Number.isNaN(choleskyFactor(factor, visits))) {
    throw new ArgumentError("correlation", "be positive definite", correlation);
  }
  const inverse = new Float64Array(visits * visits);
  fillCholeskyInverse(inverse, factor, visits);
  return inverse;
}

function checkedElement(correlation: CorrelationMatrix, j: number, k: number): number {
  const value = correlation[j]?.[k];
  const path = `correlation[${j}][${k}]`;
  if (value === undefined || !(Math.abs(value) <= 1)) {
    throw new ArgumentError(path, "lie in [-1, 1]", value);
  }
  if (j === k && value !== 1) throw new ArgumentError(path, "be 1", value);
  const mirrored = correlation[k]?.[j];
  if (mirrored === undefined || Math.abs(value - mirrored) > 1e-12) {
    throw new ArgumentError(path, `equal correlation[${k}][${j}]`, value);
  }
  return value;
}
