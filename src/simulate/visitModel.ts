import { ArgumentError } from "../errors.ts";
import { choleskyFactor } from "../math/cholesky.ts";
import type { Pair } from "../pair.ts";
import type { VisitEndpoint, VisitScenario } from "../study/visitSchema.ts";

/** What the outcomes of a subject would be on treatment: jointly normal over baseline and visits. */
export interface VisitModel {
  /** Number of visits T; 1 where the endpoint is measured once. */
  readonly visits: number;
  /** Times of the visits; 0 where there is one visit without a time. */
  readonly times: readonly number[];
  readonly hasBaseline: boolean;
  /** Values of a subject: T, and the baseline where there is one. */
  readonly size: number;
  /** Per arm and visit, in the endpoint's unit. */
  readonly mean: Pair<Float64Array>;
  readonly sd: Pair<Float64Array>;
  /** 0 and 0 where there is none. */
  readonly baseline: { readonly mean: number; readonly sd: number };
  /** Cholesky factor of the joint covariance, size × size row by row, baseline first; 0 above the diagonal. */
  readonly factor: Pair<Float64Array>;
}

/** Times of an endpoint's visits; [0] where it is measured once. */
export function visitTimes(endpoint: VisitEndpoint): readonly number[] {
  return endpoint.type === "continuous" ? [0] : endpoint.visits;
}

/**
 * The normal model of a scenario, as plain numbers.
 *
 * @throws {@link ArgumentError} if the correlations of visits and baseline together are not positive definite.
 */
export function visitModel(endpoint: VisitEndpoint, scenario: VisitScenario): VisitModel {
  const times = visitTimes(endpoint);
  const visits = times.length;
  const { baseline = { mean: 0, sd: 0, correlation: 0 } } = scenario;
  const hasBaseline = endpoint.baseline;
  const correlation = jointCorrelation(scenario, visits, hasBaseline);
  const mean = eachArm((arm) => meanOf(scenario, arm));
  const sd = eachArm((arm) => sdOf(endpoint, scenario, arm, visits));
  const factor = eachArm((arm) =>
    covarianceFactor(correlation, hasBaseline ? [baseline.sd, ...sd[arm]] : sd[arm]),
  );
  const { mean: center, sd: spread } = baseline;
  return {
    visits,
    times,
    hasBaseline,
    size: visits + (hasBaseline ? 1 : 0),
    mean,
    sd,
    baseline: hasBaseline ? { mean: center, sd: spread } : { mean: 0, sd: 0 },
    factor,
  };
}

function eachArm<T>(make: (arm: 0 | 1) => T): Pair<T> {
  return [make(0), make(1)];
}

function meanOf({ mean }: VisitScenario, arm: 0 | 1): Float64Array {
  const own = mean[arm];
  return typeof own === "number" ? Float64Array.of(own) : Float64Array.from(own);
}

/** A list holds one SD per arm where there is one visit, else one per visit. */
function sdOf(
  { type }: VisitEndpoint,
  { sd }: VisitScenario,
  arm: 0 | 1,
  visits: number,
): Float64Array {
  if (typeof sd === "number") return new Float64Array(visits).fill(sd);
  return type === "continuous" ? Float64Array.of(sd[arm]!) : Float64Array.from(sd);
}

type Correlation = NonNullable<Extract<VisitScenario, { correlation?: unknown }>["correlation"]>;

/** Correlation of any two values of a subject, baseline first. */
function jointCorrelation(
  scenario: VisitScenario,
  visits: number,
  hasBaseline: boolean,
): number[][] {
  const correlation = "correlation" in scenario ? scenario.correlation : undefined;
  const between = Array.from({ length: visits }, (_, j) =>
    Array.from({ length: visits }, (_, k) => (j === k ? 1 : visitCorrelation(correlation!, j, k))),
  );
  if (!hasBaseline) return between;
  const own = scenario.baseline!.correlation;
  const first = between.map((_, k) => (typeof own === "number" ? own : own[k]!));
  return [[1, ...first], ...between.map((row, k) => [first[k]!, ...row])];
}

function visitCorrelation(correlation: Correlation, j: number, k: number): number {
  const lag = Math.abs(j - k);
  switch (correlation.type) {
    case "compoundSymmetry":
      return correlation.rho;
    case "ar1":
      return wholePower(correlation.rho, lag);
    case "toeplitz":
      return correlation.rho[lag - 1]!;
    case "unstructured":
      return correlation.matrix[j]![k]!;
  }
}

/** By multiplication alone: `**` may differ between engines in the last bit, and draws would with it. */
function wholePower(base: number, exponent: number): number {
  let product = 1;
  for (let i = 0; i < exponent; i++) product *= base;
  return product;
}

function covarianceFactor(
  correlation: readonly (readonly number[])[],
  sd: ArrayLike<number>,
): Float64Array {
  const size = correlation.length;
  const factor = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    for (let k = 0; k <= j; k++) factor[j * size + k] = correlation[j]![k]! * sd[j]! * sd[k]!;
  }
  if (!Number.isNaN(choleskyFactor(factor, size))) return factor;
  throw new ArgumentError(
    "correlation",
    "be positive definite, with that of baseline",
    correlation,
  );
}
