/**
 * Shape of the covariance between visits: "unstructured"; one variance with "compoundSymmetry" (one covariance),
 * "ar1" (correlation ρ to the power of the distance in visits) or "toeplitz" (a covariance per distance);
 * the "heterogeneous" ones have a variance per visit.
 */
export const covarianceTypes = [
  "unstructured",
  "compoundSymmetry",
  "ar1",
  "toeplitz",
  "heterogeneousCompoundSymmetry",
  "heterogeneousAr1",
] as const;
export type CovarianceType = (typeof covarianceTypes)[number];

/** Covariance matrix as a function of parameters θ. Nothing here allocates once the structure is made. */
export interface CovarianceStructure {
  readonly type: CovarianceType;
  readonly visits: number;
  readonly parameters: number;
  /** Fills the visits × visits matrix. */
  fillSigma(sigma: Float64Array, theta: Float64Array): void;
  /** Derivative of element e (lower triangle by rows) by parameter a, at e × parameters + a. */
  fillJacobian(jacobian: Float64Array, theta: Float64Array): void;
  /** Adds Σ gradient[e] ∂²σ[e] / ∂θ∂θ′ to a matrix of the parameters; nothing where σ is linear in θ. */
  addCurvature(hessian: Float64Array, gradient: Float64Array, theta: Float64Array): void;
  /** Parameters near a given covariance matrix. */
  fillStart(theta: Float64Array, sigma: Float64Array): void;
}
