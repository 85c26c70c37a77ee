import { choleskyFactor, choleskySolve } from "../math/cholesky.ts";
import type { DesignMatrix } from "./subjectData.ts";

/** A logistic regression on its way to the maximum. */
export interface LogisticState {
  readonly design: DesignMatrix;
  readonly firth: boolean;
  readonly coefficients: Float64Array;
  /** Fitted probabilities of the event. */
  readonly fitted: Float64Array;
  /** Derivative of the (penalized) log-likelihood. */
  readonly score: Float64Array;
  /** Information of all columns (lower triangle), and its Cholesky factor. */
  readonly information: Float64Array;
  readonly factor: Float64Array;
  /** Log-likelihood without penalty. */
  plain: number;
  /** ln |information|; NaN where it is singular. */
  logDeterminant: number;
}

export function createLogisticState(design: DesignMatrix, firth: boolean): LogisticState {
  const { rows, columns } = design;
  return {
    design,
    firth,
    coefficients: new Float64Array(columns),
    fitted: new Float64Array(rows),
    score: new Float64Array(columns),
    information: new Float64Array(columns * columns),
    factor: new Float64Array(columns * columns),
    plain: NaN,
    logDeterminant: NaN,
  };
}

/** Brings everything up to date with the coefficients; returns the (penalized) log-likelihood. */
export function evaluateLogistic(state: LogisticState): number {
  state.plain = fillFitted(state);
  fillInformation(state);
  state.factor.set(state.information);
  state.logDeterminant = choleskyFactor(state.factor, state.design.columns);
  fillScore(state);
  return state.firth ? state.plain + state.logDeterminant / 2 : state.plain;
}

/** Fitted probabilities; returns the log-likelihood. */
function fillFitted({ design, coefficients, fitted }: LogisticState): number {
  const { rows, columns, values, outcome } = design;
  let logLikelihood = 0;
  for (let i = 0; i < rows; i++) {
    let predictor = 0;
    for (let k = 0; k < columns; k++) predictor += values[i * columns + k]! * coefficients[k]!;
    fitted[i] = 1 / (1 + Math.exp(-predictor));
    const against = outcome[i] === 1 ? -predictor : predictor;
    logLikelihood -= Math.max(0, against) + Math.log1p(Math.exp(-Math.abs(against)));
  }
  return logLikelihood;
}

function fillInformation({ design, fitted, information }: LogisticState): void {
  const { rows, columns, values } = design;
  information.fill(0);
  for (let i = 0; i < rows; i++) {
    const row = i * columns;
    const weight = fitted[i]! * (1 - fitted[i]!);
    for (let k = 0; k < columns; k++) {
      const scaled = weight * values[row + k]!;
      for (let l = 0; l <= k; l++) information[k * columns + l]! += scaled * values[row + l]!;
    }
  }
}

/** Firth's score moves each residual by leverage × (½ − fitted probability). */
function fillScore({ design, firth, fitted, score, factor }: LogisticState): void {
  const { rows, columns, values, outcome } = design;
  const solved = new Float64Array(columns);
  score.fill(0);
  for (let i = 0; i < rows; i++) {
    const row = i * columns;
    const p = fitted[i]!;
    let residual = outcome[i]! - p;
    if (firth) {
      solved.set(values.subarray(row, row + columns));
      choleskySolve(factor, columns, solved);
      let leverage = 0;
      for (let k = 0; k < columns; k++) leverage += solved[k]! * values[row + k]!;
      residual += p * (1 - p) * leverage * (0.5 - p);
    }
    for (let k = 0; k < columns; k++) score[k]! += residual * values[row + k]!;
  }
}
