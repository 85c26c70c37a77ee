import { covarianceStructure } from "./covarianceStructure.ts";
import type { CovarianceStructure, CovarianceType } from "./covarianceType.ts";
import { type PatternStatistics, patternStatistics, triangle } from "./patternStatistics.ts";

/** How the baseline enters: not at all, with one slope for all visits, or with a slope of its own at each. */
export type BaselineEffect = "none" | "main" | "byVisit";

/** What a fit needs to know before it sees data. */
export interface MmrmLayout {
  readonly visits: number;
  readonly baselineEffect: BaselineEffect;
  readonly covariance: CovarianceType;
  /** Largest number of subjects that will be loaded. */
  readonly subjects: number;
}

/**
 * Everything a fit works on, allocated once. Fixed effects are the mean and the arm difference at each visit, and
 * the baseline; a main effect of baseline is the by-visit model with its slopes made one column.
 */
export interface MmrmModel {
  readonly visits: number;
  readonly columns: number;
  /** Column of covariate a at visit j, at index a × visits + j. */
  readonly columnOf: Int32Array;
  readonly statistics: PatternStatistics;
  readonly structure: CovarianceStructure;
  /** Number of elements of the covariance matrix on and below its diagonal. */
  readonly elements: number;
  readonly elementRow: Int32Array;
  readonly elementColumn: Int32Array;

  /** Covariance parameters, and the covariance matrix they give. */
  readonly theta: Float64Array;
  readonly sigma: Float64Array;
  /** Inverse of the covariance of each pattern, 0 where a visit is missing. */
  readonly weight: Float64Array;
  /** Cholesky factor of X′V⁻¹X; its inverse; the coefficients. */
  readonly factor: Float64Array;
  readonly inverse: Float64Array;
  readonly beta: Float64Array;
  /** −2 × the restricted log-likelihood at theta. */
  objective: number;

  /** First and second derivatives of the objective by the elements of the covariance matrix. */
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
  /** The same by theta, and a work copy to be factored. */
  readonly thetaGradient: Float64Array;
  readonly thetaHessian: Float64Array;
  readonly jacobian: Float64Array;
  /** Asymptotic covariance of the elements of the covariance matrix, once fitted. */
  readonly elementCovariance: Float64Array;
  /** Work space: visits², elements × columns, elements × columns². */
  readonly square: readonly Float64Array[];
  readonly scores: Float64Array;
  readonly lane: Float64Array;
  readonly blocks: Float64Array;
  readonly spreads: Float64Array;
  readonly elementBlocks: Float64Array;
  readonly product: Float64Array;
  readonly products: Float64Array;
  readonly crossed: Float64Array;
  readonly weighted: Float64Array;
  readonly startProducts: Float64Array;
  readonly startSlopes: Float64Array;
  readonly step: Float64Array;
  readonly previous: Float64Array;
  iterations: number;
}

/** Allocates a model for repeated fits of trials of one layout. */
export function mmrmModel(layout: MmrmLayout): MmrmModel {
  const { visits, baselineEffect, subjects } = layout;
  const statistics = patternStatistics(visits, baselineEffect !== "none", subjects);
  const columnOf = columnLayout(visits, baselineEffect);
  const columns = Math.max(...columnOf) + 1;
  const structure = covarianceStructure(layout.covariance, visits);
  const { parameters } = structure;
  const elements = triangle(visits);
  const pairs = triangle(statistics.covariates);
  const positions = Array.from({ length: visits }, (_, row) =>
    Array.from({ length: row + 1 }, (_, column) => [row, column] as const),
  ).flat();
  const room = (size: number) => new Float64Array(size);
  return {
    visits,
    columns,
    columnOf,
    statistics,
    structure,
    elements,
    elementRow: Int32Array.from(positions, ([row]) => row),
    elementColumn: Int32Array.from(positions, ([, column]) => column),
    theta: room(parameters),
    sigma: room(visits * visits),
    weight: room(statistics.capacity * visits * visits),
    factor: room(columns * columns),
    inverse: room(columns * columns),
    beta: room(columns),
    objective: NaN,
    gradient: room(elements),
    hessian: room(elements * elements),
    thetaGradient: room(parameters),
    thetaHessian: room(parameters * parameters),
    jacobian: room(elements * parameters),
    elementCovariance: room(elements * elements),
    square: Array.from({ length: 6 }, () => room(visits * visits)),
    scores: room(elements * columns),
    lane: room(elements),
    blocks: room(pairs * visits * visits),
    spreads: room(pairs * elements),
    elementBlocks: room(pairs * elements * elements),
    product: room(columns * columns),
    products: room(columns * columns * elements),
    crossed: room(columnOf.length),
    weighted: room(columnOf.length),
    startProducts: room((statistics.covariates + visits) ** 2),
    startSlopes: room(visits),
    step: room(parameters),
    previous: room(parameters),
    iterations: 0,
  };
}

/** Means first, then arm differences, then slopes. */
function columnLayout(visits: number, baselineEffect: BaselineEffect): Int32Array {
  const covariates = baselineEffect === "none" ? 2 : 3;
  return Int32Array.from({ length: covariates * visits }, (_, index) =>
    baselineEffect === "main" ? Math.min(index, 2 * visits) : index,
  );
}
