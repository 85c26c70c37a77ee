import { ArgumentError, ConvergenceError } from "../errors.ts";
import { choleskyFactor, choleskySolve, fillCholeskyInverse } from "../math/cholesky.ts";
import type { LogisticState } from "./logisticState.ts";
import { createLogisticState, evaluateLogistic } from "./logisticState.ts";
import { certainLength, isSeparating } from "./separation.ts";
import type { DesignMatrix } from "./subjectData.ts";

export interface LogisticFit {
  /** Log odds (ratios), in the order of the columns; where separated, the last finite ones. */
  readonly coefficients: Float64Array;
  /** Inverse of the information of all columns, row by row; NaN where separated. */
  readonly covariance: Float64Array;
  /** Fitted probabilities of the event. */
  readonly fitted: Float64Array;
  /** Log-likelihood, with Firth's penalty where asked for; where separated, its limit. */
  readonly logLikelihood: number;
  /**
   * Where separated, the direction in the coefficients along which the likelihood rises without end. Absent
   * when the estimates are finite, as they always are with Firth's penalty.
   */
  readonly separation?: Float64Array;
  readonly iterations: number;
}

export interface LogisticFitOptions {
  /** Firth's penalty ½ ln |information|, which keeps the estimates finite. Default false. */
  readonly firth?: boolean;
  /** A column whose coefficient is held at 0; the penalty is still that of all columns. */
  readonly without?: number;
}

const maxIterations = 200;
/** Steps after which a fit that still moves is looked at for a proof of separation: groups that all but touch. */
const patience = 25;
/** Longest step of a linear predictor: the likelihood is nearly flat beyond, and a step there is blind. */
const longestStep = 5;
/** Falls of the log-likelihood by this share, times the root of the number of its terms, are rounding errors. */
const rounding = 1e-13;

/**
 * Logistic regression by Newton's method with step halving: by maximum likelihood, or with Firth's penalty.
 *
 * @throws {@link ArgumentError} if the columns are linearly dependent.
 * @throws {@link ConvergenceError} if the steps do not lead to a maximum.
 * @see [Firth1993], [HeinzeSchemper2002], [AlbertAnderson1984]
 */
export function fitLogistic(design: DesignMatrix, options: LogisticFitOptions = {}): LogisticFit {
  const { firth = false, without = -1 } = options;
  const state = createLogisticState(design, firth);
  const free = design.names.map((_, k) => k).filter((k) => k !== without);
  let value = evaluateLogistic(state);
  let gain = NaN;
  if (Number.isNaN(state.logDeterminant)) {
    throw new ArgumentError("data.covariates", "not be combinations of each other", design.names);
  }
  for (let iterations = 1; iterations <= maxIterations; iterations++) {
    const step = newtonStep(state, free, 0);
    gain = slopeAlong(state, step);
    if (!firth && isSeparating(design, step, gain)) {
      return { ...fitOf(state, approachLimit(state, free, value), iterations), separation: step };
    }
    if (!firth && iterations > patience && certainLength(design, step) > 0) {
      value = leap(state, step, approachLimit(state, free, value));
      return { ...fitOf(state, approachLimit(state, free, value), iterations), separation: step };
    }
    if (gain <= 1e-22 * (1 + Math.abs(value))) return fitOf(state, value, iterations);
    value = advance(state, step, value);
  }
  throw new ConvergenceError("logistic regression", maxIterations, gain);
}

/** Newton's step in the free coefficients; `ridge` adds a share of its diagonal to the information. */
function newtonStep(state: LogisticState, free: readonly number[], ridge: number): Float64Array {
  const { design, information, score } = state;
  const size = free.length;
  const matrix = new Float64Array(size * size);
  free.forEach((k, row) => {
    for (let column = 0; column <= row; column++) {
      matrix[row * size + column] = information[k * design.columns + free[column]!]!;
    }
    matrix[row * size + row]! *= 1 + ridge;
  });
  const solution = Float64Array.from(free, (k) => score[k]!);
  choleskyFactor(matrix, size);
  choleskySolve(matrix, size, solution);
  const step = new Float64Array(design.columns);
  free.forEach((k, row) => (step[k] = solution[row]!));
  return step;
}

/**
 * Moves along the step, halved until the objective neither falls nor has left its maximum far behind, which Firth's
 * penalty, unknown to the information, makes some steps do; returns the objective there.
 */
function advance(state: LogisticState, step: Float64Array, value: number): number {
  const { coefficients } = state;
  const start = coefficients.slice();
  const lowest = value - rounding * Math.sqrt(state.design.rows) * (1 + Math.abs(value));
  const steepest = slopeAlong(state, step) / 2;
  let length = Math.min(1, longestStep / longestMove(state.design, step));
  for (let halvings = 0; halvings < 40; halvings++, length /= 2) {
    for (let k = 0; k < step.length; k++) coefficients[k] = start[k]! + length * step[k]!;
    const reached = evaluateLogistic(state);
    if (reached >= lowest && slopeAlong(state, step) >= -steepest) return reached;
  }
  coefficients.set(start);
  return evaluateLogistic(state);
}

function slopeAlong({ score }: LogisticState, step: Float64Array): number {
  let slope = 0;
  for (let k = 0; k < step.length; k++) slope += step[k]! * score[k]!;
  return slope;
}

function longestMove({ rows, columns, values }: DesignMatrix, step: Float64Array): number {
  let longest = 0;
  for (let i = 0; i < rows; i++) {
    let move = 0;
    for (let k = 0; k < columns; k++) move += values[i * columns + k]! * step[k]!;
    longest = Math.max(longest, Math.abs(move));
  }
  return longest;
}

/** Goes far along a step that separates; it lowers no likelihood but for rounding. */
function leap(state: LogisticState, step: Float64Array, value: number): number {
  const length = certainLength(state.design, step);
  for (let k = 0; k < step.length; k++) state.coefficients[k]! += length * step[k]!;
  return Math.max(value, evaluateLogistic(state));
}

/** Limit of the log-likelihood of separated data: each step divides the distance to it by about e. */
function approachLimit(state: LogisticState, free: readonly number[], start: number): number {
  let value = start;
  for (let i = 0; i < 60; i++) {
    const next = advance(state, newtonStep(state, free, 1e-10), value);
    if (!(next - value > 1e-14)) return value;
    value = next;
  }
  return value;
}

function fitOf(state: LogisticState, logLikelihood: number, iterations: number): LogisticFit {
  const { design, coefficients, factor, fitted } = state;
  const covariance = new Float64Array(design.columns ** 2).fill(NaN);
  if (!Number.isNaN(state.logDeterminant)) fillCholeskyInverse(covariance, factor, design.columns);
  return { coefficients, covariance, fitted, logLikelihood, iterations };
}
