import { fillCholeskyInverse, forwardSolve } from "../math/cholesky.ts";
import type { Information } from "./mmrmDerivatives.ts";
import type { MmrmModel } from "./mmrmModel.ts";

/** Derivatives by theta from those by the elements of the covariance matrix: J′g and J′HJ + curvature. */
export function fillThetaDerivatives(model: MmrmModel, information: Information): void {
  const { structure, theta, gradient, hessian, thetaGradient, thetaHessian, jacobian } = model;
  if (structure.type === "unstructured") {
    thetaGradient.set(gradient);
    thetaHessian.set(hessian);
    return;
  }
  const size = structure.parameters;
  structure.fillJacobian(jacobian, theta);
  for (let a = 0; a < size; a++) {
    let sum = 0;
    for (let e = 0; e < gradient.length; e++) sum += jacobian[e * size + a]! * gradient[e]!;
    thetaGradient[a] = sum;
    for (let b = 0; b < size; b++) thetaHessian[a * size + b] = quadraticForm(model, a, b);
  }
  if (information === "observed") structure.addCurvature(thetaHessian, gradient, theta);
}

/** Σ J[e][a] H[e][f] J[f][b]. */
function quadraticForm(model: MmrmModel, a: number, b: number): number {
  const { jacobian, hessian, elements, structure } = model;
  const size = structure.parameters;
  let total = 0;
  for (let e = 0; e < elements; e++) {
    const left = jacobian[e * size + a]!;
    if (left === 0) continue;
    let sum = 0;
    for (let f = 0; f < elements; f++) sum += hessian[e * elements + f]! * jacobian[f * size + b]!;
    total += left * sum;
  }
  return total;
}

/**
 * Asymptotic covariance of the elements of the covariance matrix: 2 J H⁻¹ J′, where `thetaHessian` holds the
 * Cholesky factor of H, the second derivatives of −2 × the log-likelihood by theta.
 */
export function fillElementCovariance(model: MmrmModel): void {
  const { structure, elements, thetaHessian, elementCovariance, jacobian } = model;
  const size = structure.parameters;
  if (structure.type === "unstructured") {
    fillCholeskyInverse(elementCovariance, thetaHessian, size);
    for (let i = 0; i < size * size; i++) elementCovariance[i]! *= 2;
    return;
  }
  structure.fillJacobian(jacobian, model.theta);
  for (let e = 0; e < elements; e++) {
    forwardSolve(thetaHessian, size, jacobian, e * size);
    for (let f = 0; f <= e; f++) {
      let sum = 0;
      for (let a = 0; a < size; a++) sum += jacobian[e * size + a]! * jacobian[f * size + a]!;
      elementCovariance[e * elements + f] = elementCovariance[f * elements + e] = 2 * sum;
    }
  }
}
