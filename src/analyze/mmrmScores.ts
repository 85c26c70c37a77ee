import { forwardSolveColumns } from "../math/cholesky.ts";
import type { MmrmModel } from "./mmrmModel.ts";
import { addOuterProduct } from "./mmrmTraces.ts";
import { triangle } from "./patternStatistics.ts";

/** Σ z (x c)′ of one pattern into `crossed`, c being a column of Φ = (X′V⁻¹X)⁻¹. */
export function fillCrossedSolution(model: MmrmModel, s: number, column: number): void {
  const { visits, columns, columnOf, inverse, crossed } = model;
  const { covariates: q, zz } = model.statistics;
  const first = s * triangle(q);
  for (let a = 0; a < q; a++) {
    for (let j = 0; j < visits; j++) {
      let sum = 0;
      for (let b = 0; b < q; b++) {
        const product = zz[first + (b <= a ? triangle(a) + b : triangle(b) + a)]!;
        sum += product * inverse[column * columns + columnOf[b * visits + j]!]!;
      }
      crossed[a * visits + j] = sum;
    }
  }
}

/**
 * Adds Σ z ⊗ W E w for every unit element E to `scores`: w are the rows of C W, and C is what `crossed` holds, a row
 * per covariate.
 */
export function addScores(model: MmrmModel, s: number): void {
  fillWeighted(model, s);
  const { visits, columnOf, weight, weighted, scores, elements } = model;
  for (let i = 0; i < weighted.length; i++) {
    const l = i % visits;
    const own = i - l; // the covariate's first place
    const w = (s * visits + l) * visits;
    if (weight[w + l] === 0) continue;
    let at = columnOf[i]! * elements;
    for (let j = 0; j < visits; j++) {
      for (let k = 0; k <= j; k++) {
        scores[at++]! += weight[w + j]! * weighted[own + k]! + weight[w + k]! * weighted[own + j]!;
      }
    }
  }
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

/** Adds `times` h(E)′Φh(F) to the lower triangle of `hessian`, h the columns of `scores`. */
export function addScoreProducts(model: MmrmModel, times: number): void {
  const { columns, factor, scores, elements } = model;
  forwardSolveColumns(factor, columns, scores, elements);
  for (let c = 0; c < columns; c++) addOuterProduct(model, scores, c * elements, times);
}
