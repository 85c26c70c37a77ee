import { choleskyFactor } from "../math/cholesky.ts";

/** Correlation between visits as a study file writes it. */
export type VisitCorrelation =
  | { readonly type: "compoundSymmetry" | "ar1"; readonly rho: number }
  | { readonly type: "toeplitz"; readonly rho: readonly number[] }
  | { readonly type: "unstructured"; readonly matrix: readonly (readonly number[])[] };

/** What a scenario says about correlations. */
export interface CorrelatedScenario {
  readonly correlation?: VisitCorrelation | undefined;
  readonly baseline?: { readonly correlation: number | readonly number[] } | undefined;
}

/** Correlation of two visits, by their places in the list of visits. */
export function correlationAt(
  correlation: VisitCorrelation | undefined,
  j: number,
  k: number,
): number {
  if (j === k || correlation === undefined) return j === k ? 1 : 0;
  const distance = Math.abs(j - k);
  switch (correlation.type) {
    case "compoundSymmetry":
      return correlation.rho;
    case "ar1":
      return correlation.rho ** distance;
    case "toeplitz":
      return correlation.rho[distance - 1]!;
    case "unstructured":
      return correlation.matrix[j]![k]!;
  }
}

/** Correlation matrix of the visits, row by row; with `baseline: true` of baseline and visits, baseline first. */
export function visitMatrix(
  scenario: CorrelatedScenario & { readonly correlation?: VisitCorrelation | undefined },
  visits: number,
  { baseline = scenario.baseline !== undefined }: { readonly baseline?: boolean } = {},
): number[][] {
  const extra = baseline && scenario.baseline !== undefined ? 1 : 0;
  const withBaseline = (k: number) => {
    const { correlation } = scenario.baseline!;
    return typeof correlation === "number" ? correlation : correlation[k]!;
  };
  const element = (j: number, k: number): number => {
    if (j === k) return 1;
    if (j < extra || k < extra) return withBaseline(Math.max(j, k) - 1);
    return correlationAt(scenario.correlation, j - extra, k - extra);
  };
  const size = visits + extra;
  return Array.from({ length: size }, (_, j) =>
    Array.from({ length: size }, (_, k) => element(j, k)),
  );
}

/** Whether a symmetric matrix is positive definite, to rounding. */
export function isPositiveDefinite(matrix: readonly (readonly number[])[]): boolean {
  return !Number.isNaN(choleskyFactor(Float64Array.from(matrix.flat()), matrix.length));
}
