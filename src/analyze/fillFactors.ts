import { choleskyFactor } from "../math/cholesky.ts";
import type { ImputationModel } from "./imputationModel.ts";

/** Adds a subject's squares and products to those of the subjects last seen when it was. */
export function addProducts(model: ImputationModel, target: Float64Array, i: number): void {
  const { visits, covariates: q, width, z, y } = model;
  const last = model.last[i]!;
  if (last === 0) return;
  const from = (last - 1) * width * width;
  for (let a = 0; a < q + last; a++) {
    const left = a < q ? z[i * q + a]! : y[i * visits + a - q]!;
    const row = from + a * width;
    for (let b = 0; b <= a; b++) {
      target[row + b]! += left * (b < q ? z[i * q + b]! : y[i * visits + b - q]!);
    }
  }
}

/**
 * Squares and products of the data as completed up to each subject's last value, and their Cholesky factors: all that
 * the regressions need. Does not allocate.
 *
 * @returns Whether each visit has subjects enough for its regression, in both arms.
 */
export function fillFactors(model: ImputationModel): boolean {
  const { visits, covariates, seen, products, fixedProducts, gapped } = model;
  products.set(fixedProducts);
  for (let k = 0; k < model.gappedCount; k++) addProducts(model, products, gapped[k]!);
  for (let t = visits - 1; t >= 0; t--) {
    if (t < visits - 1) addLater(model, t);
    if (seen[t]! < covariates + visits - t) return false; // no degree of freedom
    if (!isFactored(model, t)) return false;
  }
  return true;
}

/** Adds the products of subjects seen after visit t to those last seen there. */
function addLater({ covariates, width, products }: ImputationModel, t: number): void {
  const from = t * width * width;
  const later = from + width * width;
  for (let a = 0; a <= covariates + t; a++) {
    for (let b = 0; b <= a; b++) {
      products[from + a * width + b]! += products[later + a * width + b]!;
    }
  }
}

function isFactored({ covariates, width, products, factors }: ImputationModel, t: number): boolean {
  const size = covariates + t + 1;
  const factor = factors[t]!;
  for (let a = 0; a < size; a++) {
    for (let b = 0; b <= a; b++) {
      factor[a * size + b] = products[(t * width + a) * width + b]!;
    }
  }
  return !Number.isNaN(choleskyFactor(factor, size));
}
