import type { CovarianceStructure, CovarianceType } from "./covarianceType.ts";

/**
 * A structure whose parameters are variances and covariances themselves, each shared by some elements.
 *
 * @param groupOf - Parameter of the element in row j, column k ≤ j.
 */
export function linearStructure(
  type: CovarianceType,
  visits: number,
  groupOf: (j: number, k: number) => number,
): CovarianceStructure {
  const group = Int32Array.from({ length: visits * visits }, (_, index) => {
    const [j, k] = [Math.floor(index / visits), index % visits];
    return j >= k ? groupOf(j, k) : groupOf(k, j);
  });
  const parameters = Math.max(...group) + 1;
  const count = new Float64Array(parameters);
  for (const g of group) count[g]!++;
  return {
    type,
    visits,
    parameters,
    fillSigma(sigma, theta) {
      for (let index = 0; index < group.length; index++) sigma[index] = theta[group[index]!]!;
    },
    fillJacobian(jacobian) {
      jacobian.fill(0);
      for (let j = 0, e = 0; j < visits; j++) {
        for (let k = 0; k <= j; k++, e++) jacobian[e * parameters + group[j * visits + k]!] = 1;
      }
    },
    addCurvature() {},
    fillStart(theta, sigma) {
      theta.fill(0);
      for (let index = 0; index < group.length; index++) {
        theta[group[index]!]! += sigma[index]! / count[group[index]!]!;
      }
    },
  };
}
