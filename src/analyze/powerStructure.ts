import type { CovarianceStructure, CovarianceType } from "./covarianceType.ts";

/**
 * A structure σ[j][k] = s[j] s[k] ρ^d, with d a distance of visits and s the standard deviation, one for all
 * visits (then the first parameter is the variance) or one for each.
 *
 * @param distance - Power of ρ for visits j ≠ k: above 0, 1 at least once.
 */
export function powerStructure(
  type: CovarianceType,
  visits: number,
  isHeterogeneous: boolean,
  distance: (j: number, k: number) => number,
): CovarianceStructure {
  const scales = isHeterogeneous ? visits : 1;
  const parameters = scales + 1;
  const d = Float64Array.from({ length: visits * visits }, (_, index) => {
    const [j, k] = [Math.floor(index / visits), index % visits];
    return j === k ? 0 : distance(j, k);
  });
  const scaleOf = (j: number): number => (isHeterogeneous ? j : 0);
  /** s[j] s[k] as a function of θ: a product of SDs, or the common variance. */
  const product = (theta: Float64Array, j: number, k: number): number =>
    isHeterogeneous ? theta[j]! * theta[k]! : theta[0]!;
  return {
    type,
    visits,
    parameters,
    fillSigma(sigma, theta) {
      for (let j = 0; j < visits; j++) {
        for (let k = 0; k < visits; k++) {
          sigma[j * visits + k] = product(theta, j, k) * theta[scales]! ** d[j * visits + k]!;
        }
      }
    },
    fillJacobian(jacobian, theta) {
      jacobian.fill(0);
      const rho = theta[scales]!;
      for (let j = 0, e = 0; j < visits; j++) {
        for (let k = 0; k <= j; k++, e++) {
          const power = d[j * visits + k]!;
          const row = e * parameters;
          const correlation = rho ** power;
          if (isHeterogeneous) {
            jacobian[row + j]! += theta[k]! * correlation;
            jacobian[row + k]! += theta[j]! * correlation;
          } else jacobian[row] = correlation;
          jacobian[row + scales] =
            power === 0 ? 0 : product(theta, j, k) * power * rho ** (power - 1);
        }
      }
    },
    addCurvature(hessian, gradient, theta) {
      const rho = theta[scales]!;
      const add = (a: number, b: number, value: number): void => {
        hessian[a * parameters + b]! += value;
        if (a !== b) hessian[b * parameters + a]! += value;
      };
      for (let j = 0, e = 0; j < visits; j++) {
        for (let k = 0; k <= j; k++, e++) {
          const power = d[j * visits + k]!;
          const slope = power === 0 ? 0 : power * rho ** (power - 1);
          const bend = power < 2 ? 0 : power * (power - 1) * rho ** (power - 2);
          const g = gradient[e]!;
          if (isHeterogeneous) {
            add(j, k, g * rho ** power * (j === k ? 2 : 1));
            add(j, scales, g * theta[k]! * slope);
            add(k, scales, g * theta[j]! * slope);
          } else add(scaleOf(j), scales, g * slope);
          add(scales, scales, g * product(theta, j, k) * bend);
        }
      }
    },
    fillStart(theta, sigma) {
      let [total, correlation, neighbors] = [0, 0, 0];
      for (let j = 0; j < visits; j++) {
        total += sigma[j * visits + j]! / visits;
        if (isHeterogeneous) theta[j] = Math.sqrt(sigma[j * visits + j]!);
        for (let k = 0; k < j; k++) {
          if (d[j * visits + k] !== 1) continue;
          const variances = sigma[j * visits + j]! * sigma[k * visits + k]!;
          correlation += sigma[j * visits + k]! / Math.sqrt(variances);
          neighbors++;
        }
      }
      if (!isHeterogeneous) theta[0] = total;
      theta[scales] = neighbors > 0 ? Math.max(-0.9, Math.min(0.95, correlation / neighbors)) : 0;
    },
  };
}
