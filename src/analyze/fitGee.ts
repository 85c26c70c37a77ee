import { choleskyFactor, choleskySolve } from "../math/cholesky.ts";
import { leastSquares } from "../math/leastSquares.ts";
import {
  addPairs,
  addSquares,
  type Cluster,
  clusterState,
  type ClusterState,
  type GeeSpecification,
  inverseWorking,
  weightedDerivatives,
} from "./geeCluster.ts";
import { startingPredictor } from "./responseFamily.ts";
import { estimateAlpha } from "./workingCorrelation.ts";

/** Solution of a generalized estimating equation. */
export interface GeeFit {
  readonly status: "converged" | "notConverged" | "notEstimable";
  readonly iterations: number;
  readonly beta: Float64Array;
  /** φ = Σ (Pearson residual)² / N. */
  readonly scale: number;
  /** Working correlation parameter; 0 for independence. */
  readonly alpha: number;
}

/** Σ D′V⁻¹D, lower triangle at least, and Σ D′V⁻¹(y − μ); V per unit of scale. */
interface Equations {
  readonly information: Float64Array;
  readonly score: Float64Array;
}

/**
 * Solves Liang and Zeger's equations: coefficients by Fisher scoring, scale and working correlation from the
 * residuals in turn.
 *
 * @param clusters - Subjects with at least one observation each.
 * @see [LiangZeger1986]
 */
export function fitGee(clusters: readonly Cluster[], specification: GeeSpecification): GeeFit {
  const { family } = specification;
  const beta = startingCoefficients(clusters, specification);
  if (!beta)
    return {
      status: "notEstimable",
      iterations: 0,
      beta: new Float64Array(),
      scale: NaN,
      alpha: NaN,
    };
  for (let iterations = 1; ; iterations++) {
    const states = clusters.map((cluster) => clusterState(cluster, family, beta));
    const { scale, alpha } = dispersion(clusters, states, specification);
    const fit = { iterations, beta, scale, alpha };
    const equations = sumEquations(clusters, states, specification, alpha);
    const size = beta.length;
    if (!equations || Number.isNaN(choleskyFactor(equations.information, size))) {
      return { status: "notConverged", ...fit };
    }
    choleskySolve(equations.information, size, equations.score);
    if (isSmall(equations.score, beta)) return { status: "converged", ...fit };
    if (iterations >= maxIterations) return { status: "notConverged", ...fit };
    for (let c = 0; c < size; c++) beta[c]! += equations.score[c]!;
  }
}

const maxIterations = 200;

/** Whether a step changes no coefficient by more than rounding and the tolerance of references allow. */
function isSmall(step: Float64Array, beta: Float64Array): boolean {
  const largest = beta.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  return step.every((value) => Math.abs(value) <= 1e-12 * (largest + 1e-6));
}

/** Least squares on a transformed response; undefined if the columns depend on each other. */
function startingCoefficients(
  clusters: readonly Cluster[],
  { family }: GeeSpecification,
): Float64Array | undefined {
  const rows = clusters.flatMap(({ x }) => x);
  const y = clusters.flatMap((cluster) =>
    cluster.y.map((value) => startingPredictor(family, value)),
  );
  const columns = rows[0]!.map((_, c) => rows.map((row) => row[c]!));
  if (rows.length < columns.length) return undefined;
  const fit = leastSquares(columns, y);
  return "dependentColumn" in fit ? undefined : fit.coefficients;
}

function dispersion(
  clusters: readonly Cluster[],
  states: readonly ClusterState[],
  { correlation }: GeeSpecification,
): { scale: number; alpha: number } {
  const observations = clusters.reduce((sum, { y }) => sum + y.length, 0);
  const scale = states.reduce((sum, state) => sum + addSquares(state), 0) / observations;
  const span = Math.max(...clusters.map(({ visit }) => visit[visit.length - 1]! - visit[0]!)) + 1;
  const sums = { products: new Float64Array(span), pairs: new Float64Array(span) };
  clusters.forEach((cluster, i) => addPairs(sums, cluster, states[i]!, scale));
  return { scale, alpha: estimateAlpha(correlation, sums) };
}

function sumEquations(
  clusters: readonly Cluster[],
  states: readonly ClusterState[],
  { correlation }: GeeSpecification,
  alpha: number,
): Equations | undefined {
  const size = clusters[0]!.x[0]!.length;
  const equations = { information: new Float64Array(size * size), score: new Float64Array(size) };
  for (const [i, cluster] of clusters.entries()) {
    const state = states[i]!;
    const inverse = inverseWorking(cluster, state, correlation, alpha);
    if (!inverse) return undefined;
    addEquations(equations, cluster, state, weightedDerivatives(cluster, state, inverse));
  }
  return equations;
}

function addEquations(
  { information, score }: Equations,
  { x }: Cluster,
  { residual, variance }: ClusterState,
  weighted: readonly Float64Array[],
): void {
  const size = weighted.length;
  for (let a = 0; a < size; a++) {
    for (let i = 0; i < residual.length; i++) {
      const share = weighted[a]![i]!;
      score[a]! += share * residual[i]!;
      for (let b = 0; b <= a; b++) information[a * size + b]! += share * variance[i]! * x[i]![b]!;
    }
  }
}
