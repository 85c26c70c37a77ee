import type { CovarianceStructure, CovarianceType } from "./covarianceType.ts";
import { linearStructure } from "./linearStructure.ts";
import { powerStructure } from "./powerStructure.ts";

/** The covariance structure of a name, for a number of visits; a single visit has but a variance. */
export function covarianceStructure(type: CovarianceType, visits: number): CovarianceStructure {
  switch (visits === 1 ? "unstructured" : type) {
    case "unstructured":
      return linearStructure("unstructured", visits, (j, k) => (j * (j + 1)) / 2 + k);
    case "compoundSymmetry":
      return linearStructure(type, visits, (j, k) => (j === k ? 0 : 1));
    case "toeplitz":
      return linearStructure(type, visits, (j, k) => j - k);
    case "ar1":
      return powerStructure(type, visits, false, (j, k) => Math.abs(j - k));
    case "heterogeneousCompoundSymmetry":
      return powerStructure(type, visits, true, () => 1);
    case "heterogeneousAr1":
      return powerStructure(type, visits, true, (j, k) => Math.abs(j - k));
  }
}
