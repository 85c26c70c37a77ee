import type { MmrmModel } from "./mmrmModel.ts";
import { triangle } from "./patternStatistics.ts";

/** For one pattern, Σ z r′ into `crossed` and residual cross-products R = Σ r r′ into `square[0]`. */
export function fillResiduals(model: MmrmModel, s: number): void {
  fillCrossed(model, s);
  const { visits, columnOf, beta, crossed, square } = model;
  const { covariates: q, zy, yy } = model.statistics;
  const residual = square[0]!;
  let at = s * triangle(visits);
  for (let j = 0; j < visits; j++) {
    for (let k = 0; k <= j; k++) {
      let sum = yy[at++]!;
      for (let a = 0; a < q; a++) {
        const own = a * visits;
        sum -= beta[columnOf[own + j]!]! * crossed[own + k]!;
        sum -= beta[columnOf[own + k]!]! * zy[s * q * visits + own + j]!;
      }
      residual[j * visits + k] = residual[k * visits + j] = sum;
    }
  }
}

/** Σ z r′ = Σ z y′ − Σ z z′B, B the coefficients as covariates × visits. */
function fillCrossed({ visits, columnOf, beta, crossed, statistics }: MmrmModel, s: number): void {
  const { covariates: q, zz, zy } = statistics;
  const first = s * triangle(q);
  for (let a = 0; a < q; a++) {
    for (let j = 0; j < visits; j++) {
      let sum = zy[(s * q + a) * visits + j]!;
      for (let b = 0; b < q; b++) {
        const product = zz[first + (b <= a ? triangle(a) + b : triangle(b) + a)]!;
        sum -= product * beta[columnOf[b * visits + j]!]!;
      }
      crossed[a * visits + j] = sum;
    }
  }
}

/** M = Σ x A x′ of one pattern into `square[1]`, with `spreads` filled from A. */
export function fillSpread({ visits, spreads, square, statistics }: MmrmModel, s: number): void {
  const spread = square[1]!;
  const pairs = triangle(statistics.covariates);
  let at = 0;
  for (let j = 0; j < visits; j++) {
    for (let k = 0; k <= j; k++) {
      let sum = 0;
      for (let i = s * pairs; i < (s + 1) * pairs; i++) sum += statistics.zz[i]! * spreads[at++]!;
      spread[j * visits + k] = spread[k * visits + j] = sum;
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
