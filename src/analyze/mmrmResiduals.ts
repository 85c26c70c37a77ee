import type { MmrmModel } from "./mmrmModel.ts";

/**
 * For one pattern, residual cross-products R = Σ r r′ into `square[0]` and M = Σ x Φ x′, what the estimated
 * coefficients take from them, into `square[1]`. Does not allocate.
 */
export function fillResiduals(model: MmrmModel, s: number): void {
  const { visits, columns, columnOf, weight, beta, inverse, square } = model;
  const { covariates: q, zz, zy, yy } = model.statistics;
  const residual = square[0]!;
  const spread = square[1]!;
  for (let j = 0; j < visits; j++) {
    if (weight[(s * visits + j) * visits + j] === 0) continue; // weights of 0 make the rest irrelevant
    for (let k = 0; k <= j; k++) {
      let r = yy[(s * visits + j) * visits + k]!;
      let m = 0;
      for (let a = 0; a < q; a++) {
        const columnA = columnOf[a * visits + j]!;
        const row = (s * q + a) * visits;
        r -= beta[columnA]! * zy[row + k]! + beta[columnOf[a * visits + k]!]! * zy[row + j]!;
        for (let b = 0; b < q; b++) {
          const columnB = columnOf[b * visits + k]!;
          const product = zz[(s * q + a) * q + b]!;
          r += product * beta[columnA]! * beta[columnB]!;
          m += product * inverse[columnA * columns + columnB]!;
        }
      }
      residual[j * visits + k] = residual[k * visits + j] = r;
      spread[j * visits + k] = spread[k * visits + j] = m;
    }
  }
}

/** out = W S W for a symmetric S and the weight W of pattern s; `square[5]` is work space. */
export function sandwich(
  { visits, weight, square }: MmrmModel,
  s: number,
  middle: Float64Array,
  out: Float64Array,
): void {
  const half = square[5]!;
  const w = s * visits * visits;
  for (let j = 0; j < visits; j++) {
    for (let k = 0; k < visits; k++) {
      let sum = 0;
      for (let l = 0; l < visits; l++) sum += weight[w + j * visits + l]! * middle[l * visits + k]!;
      half[j * visits + k] = sum;
    }
  }
  for (let j = 0; j < visits; j++) {
    for (let k = 0; k <= j; k++) {
      let sum = 0;
      for (let l = 0; l < visits; l++) sum += half[j * visits + l]! * weight[w + k * visits + l]!;
      out[j * visits + k] = out[k * visits + j] = sum;
    }
  }
}
