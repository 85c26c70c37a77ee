import type { MmrmResult } from "../../src/analyze/mmrm.ts";

/** Weights of intercepts, arm differences and slopes that make up a coefficient of R's treatment coding. */
function weightsOf(name: string, visits: readonly unknown[], columns: number): number[] {
  const weights = Array.from({ length: columns }, () => 0);
  const first = /trt/.test(name) ? visits.length : /base/.test(name) ? 2 * visits.length : 0;
  const visit = /visit(\d+)/.exec(name)?.[1];
  weights[first] = visit === undefined ? 1 : -1;
  if (visit !== undefined) weights[first + visits.indexOf(Number(visit))] = 1;
  return weights;
}

/** Estimates and standard errors of coefficients as R names and codes them. */
export function coefficientsIn({ coefficients, visits }: MmrmResult, names: readonly string[]) {
  const { intercept, armDifference, slope, covariance } = coefficients;
  const all = [...intercept, ...armDifference, ...slope];
  const weights = names.map((name) => weightsOf(name, visits, all.length));
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, x, i) => sum + x * b[i]!, 0);
  return {
    coef: weights.map((w) => dot(w, all)),
    se: weights.map((w) =>
      Math.sqrt(
        dot(
          w,
          covariance.map((row) => dot(row, w)),
        ),
      ),
    ),
  };
}
