import { choleskyFactor, choleskySolve, fillCholeskyInverse } from "../math/cholesky.ts";
import { fillDerivatives, type Information } from "./mmrmDerivatives.ts";
import type { MmrmModel } from "./mmrmModel.ts";
import { evaluateObjective } from "./mmrmObjective.ts";
import { fillSigmaStart } from "./mmrmStart.ts";
import { fillElementCovariance, fillThetaDerivatives } from "./mmrmTheta.ts";

/**
 * How a fit ended: "notEstimable" when the data cannot bear the model (a fixed effect or variance without data),
 * "notConverged" when the iteration stopped short.
 */
export type MmrmStatus = "converged" | "notConverged" | "notEstimable";

export interface FitOptions {
  /**
   * The fit ends after a Newton step that promised to lower the objective by less than half of this (default
   * 1e-10). Steps square the distance, so that covariance parameters are then within 1e-8 of their standard
   * errors; degrees of freedom, from the derivatives before the step, are within about 1e-6 of their value
   * (within 1e-4 at {@link simulationTolerance}).
   */
  readonly tolerance?: number;
  /** Default 100. */
  readonly maxIterations?: number;
  /** Information from which degrees of freedom and Kenward–Roger's correction come. Default "observed". */
  readonly information?: Information;
}

/**
 * Restricted maximum-likelihood fit of the statistics loaded in a model: one step of Fisher scoring, with complete
 * data often the last but one, then Newton steps, at first on second derivatives that approximate one small term.
 * Steps are halved until the objective falls. Does not allocate.
 *
 * @see [JennrichSchluchter1986]
 */
export function fitMmrm(model: MmrmModel, options: FitOptions = {}): MmrmStatus {
  const { tolerance = 1e-10, maxIterations = 100, information = "observed" } = options;
  if (!isStarted(model)) return "notEstimable";
  let kind: Information = "expected";
  let isExact = false;
  for (model.iterations = 1; model.iterations <= maxIterations; model.iterations++) {
    fillCholeskyInverse(model.inverse, model.factor, model.columns);
    let decrease = fillStep(model, kind, isExact);
    if (!(decrease >= 0)) decrease = fillStep(model, "expected", false);
    if (!(decrease >= 0) || !takeStep(model)) return "notConverged";
    if (isExact && decrease < tolerance) return finish(model, information);
    isExact = decrease < nearby || model.statistics.patterns === 1;
    kind = "observed";
  }
  return "notConverged";
}

/** Tolerance that serves simulations: P values differ from those of an exact fit by about 1e-5 of their value. */
export const simulationTolerance = 1e-6;

/** Promised decrease below which the full second derivatives are taken: their last ones also serve inference. */
const nearby = 3e-3;

/** First parameters and the objective there; the second try is without correlations. */
function isStarted(model: MmrmModel): boolean {
  const { structure, theta, sigma, visits } = model;
  if (!fillSigmaStart(model)) return false;
  structure.fillStart(theta, sigma);
  structure.fillSigma(sigma, theta);
  if (!Number.isNaN(evaluateObjective(model))) return true;
  for (let i = 0; i < visits * visits; i++) if (i % (visits + 1) !== 0) sigma[i] = 0;
  structure.fillStart(theta, sigma);
  structure.fillSigma(sigma, theta);
  return !Number.isNaN(evaluateObjective(model));
}

/** Fills the step H⁻¹g; returns g′H⁻¹g, twice the decrease it promises, NaN if H is not positive definite. */
function fillStep(model: MmrmModel, information: Information, isExact: boolean): number {
  const { step, thetaGradient, thetaHessian } = model;
  const size = step.length;
  fillDerivatives(model, information, isExact);
  fillThetaDerivatives(model, information);
  if (Number.isNaN(choleskyFactor(thetaHessian, size))) return NaN;
  step.set(thetaGradient);
  choleskySolve(thetaHessian, size, step);
  let decrease = 0;
  for (let a = 0; a < size; a++) decrease += step[a]! * thetaGradient[a]!;
  return decrease;
}

/** Moves theta against the step, by the largest of 1, ½, ¼ … that does not raise the objective beyond rounding. */
function takeStep(model: MmrmModel): boolean {
  const { theta, previous, step, sigma, structure, objective } = model;
  const slack = 1e-11 * (1 + Math.abs(objective));
  previous.set(theta);
  for (let share = 1; share > 1e-9; share /= 2) {
    for (let a = 0; a < theta.length; a++) theta[a] = previous[a]! - share * step[a]!;
    structure.fillSigma(sigma, theta);
    if (evaluateObjective(model) <= objective + slack) return true;
  }
  return false;
}

/** Covariance of the covariance parameters, from the derivatives before the last, very small step. */
function finish(model: MmrmModel, information: Information): MmrmStatus {
  fillCholeskyInverse(model.inverse, model.factor, model.columns);
  if (information === "expected" && Number.isNaN(fillStep(model, "expected", true))) {
    return "notConverged";
  }
  fillElementCovariance(model);
  return "converged";
}
