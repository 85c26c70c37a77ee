import { forwardSolve } from "../math/cholesky.ts";
import type { MmrmModel } from "./mmrmModel.ts";

/** Σ z r′ W of one pattern, r the residuals, into `weighted`: covariates × visits. */
export function fillWeightedResiduals(model: MmrmModel, s: number): void {
  const { visits, columnOf, beta, crossed } = model;
  const { covariates: q, zz, zy } = model.statistics;
  for (let a = 0; a < q; a++) {
    for (let j = 0; j < visits; j++) {
      let sum = zy[(s * q + a) * visits + j]!;
      for (let b = 0; b < q; b++) {
        sum -= zz[(s * q + a) * q + b]! * beta[columnOf[b * visits + j]!]!;
      }
      crossed[a * visits + j] = sum;
    }
  }
  fillWeighted(model, s);
}

/** Σ z (x c)′ W of one pattern into `weighted`, c being a column of Φ = (X′V⁻¹X)⁻¹. */
export function fillWeightedSolution(model: MmrmModel, s: number, column: number): void {
  const { visits, columns, columnOf, inverse, crossed } = model;
  const { covariates: q, zz } = model.statistics;
  for (let a = 0; a < q; a++) {
    for (let j = 0; j < visits; j++) {
      let sum = 0;
      for (let b = 0; b < q; b++) {
        sum += zz[(s * q + a) * q + b]! * inverse[column * columns + columnOf[b * visits + j]!]!;
      }
      crossed[a * visits + j] = sum;
    }
  }
  fillWeighted(model, s);
}

/** `crossed` W into `weighted`. */
function fillWeighted({ visits, weight, weighted, crossed }: MmrmModel, s: number): void {
  for (let at = 0; at < crossed.length; at += visits) {
    for (let j = 0; j < visits; j++) {
      let sum = 0;
      const row = (s * visits + j) * visits;
      for (let k = 0; k < visits; k++) sum += weight[row + k]! * crossed[at + k]!;
      weighted[at + j] = sum;
    }
  }
}

/** Adds Σ z ⊗ W E w, w the rows of `weighted`, to row e of `scores` for every unit element E. */
export function addScores(model: MmrmModel, s: number): void {
  const { visits, columns, columnOf, weight, weighted, scores } = model;
  const { elements, elementRow, elementColumn } = model;
  for (let e = 0; e < elements; e++) {
    const j = elementRow[e]!;
    const k = elementColumn[e]!;
    const first = s * visits * visits;
    if (weight[first + j * visits + j] === 0 || weight[first + k * visits + k] === 0) continue;
    const share = j === k ? 0.5 : 1;
    for (let at = 0; at < weighted.length; at += visits) {
      const atJ = share * weighted[at + j]!;
      const atK = share * weighted[at + k]!;
      for (let l = 0; l < visits; l++) {
        const row = (s * visits + l) * visits;
        scores[e * columns + columnOf[at + l]!]! += weight[row + j]! * atK + weight[row + k]! * atJ;
      }
    }
  }
}

/** Adds `times` h(E)′Φh(F), h the rows of `scores`, to the lower triangle of `hessian`. */
export function addScoreProducts(model: MmrmModel, times: number): void {
  const { columns, factor, scores, elements, hessian } = model;
  for (let e = 0; e < elements; e++) {
    forwardSolve(factor, columns, scores, e * columns);
    for (let f = 0; f <= e; f++) {
      let sum = 0;
      for (let c = 0; c < columns; c++) sum += scores[e * columns + c]! * scores[f * columns + c]!;
      hessian[e * elements + f]! += times * sum;
    }
  }
}
