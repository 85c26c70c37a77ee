import { forwardSolve } from "../math/cholesky.ts";
import type { MmrmModel } from "./mmrmModel.ts";

/** Adds `times` tr ΦP(E)ΦP(F) to the second derivatives, with P(E) = −X′V⁻¹EV⁻¹X and Φ = (X′V⁻¹X)⁻¹. */
export function addCoefficientTrace(model: MmrmModel, times: number): void {
  const { columns, elements, packed, hessian } = model;
  const length = (columns * (columns + 1)) / 2;
  for (let e = 0; e < elements; e++) {
    fillProduct(model, e);
    whiten(model, e * length);
  }
  for (let e = 0; e < elements; e++) {
    for (let f = 0; f <= e; f++) {
      let sum = 0;
      for (let i = 0; i < length; i++) sum += packed[e * length + i]! * packed[f * length + i]!;
      hessian[e * elements + f]! += times * sum;
    }
  }
}

/** Lower triangle of X′V⁻¹EV⁻¹X = Σ over patterns of Σ z z′ ⊗ W E W into `product`, for unit element e. */
function fillProduct(model: MmrmModel, e: number): void {
  const { visits, columns, columnOf, weight, product, elementRow, elementColumn } = model;
  const { covariates: q, zz, patterns } = model.statistics;
  const j = elementRow[e]!;
  const k = elementColumn[e]!;
  const share = j === k ? 0.5 : 1;
  product.fill(0);
  for (let s = 0; s < patterns; s++) {
    const w = s * visits * visits;
    if (weight[w + j * visits + j] === 0 || weight[w + k * visits + k] === 0) continue;
    for (let l = 0; l < visits; l++) {
      const byJ = share * weight[w + l * visits + j]!;
      const byK = share * weight[w + l * visits + k]!;
      for (let m = 0; m < visits; m++) {
        const element = byJ * weight[w + k * visits + m]! + byK * weight[w + j * visits + m]!;
        for (let a = 0; a < q; a++) {
          const row = columnOf[a * visits + l]! * columns;
          for (let b = 0; b <= a; b++) {
            product[row + columnOf[b * visits + m]!]! += zz[(s * q + a) * q + b]! * element;
          }
        }
      }
    }
  }
}

/**
 * L⁻¹ P L′⁻¹ from the lower triangle of P in `product`, with X′V⁻¹X = L L′; its own lower triangle goes to
 * `packed`, the elements off the diagonal times √2, so that traces of products are dot products.
 */
function whiten(model: MmrmModel, start: number): void {
  const { columns, factor, product, packed } = model;
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < i; j++) product[j * columns + i] = product[i * columns + j]!;
  }
  for (let row = 0; row < columns; row++) forwardSolve(factor, columns, product, row * columns);
  for (let c = 0, at = start; c < columns; c++) {
    for (let i = 0; i <= c; i++) {
      let sum = product[i * columns + c]!; // column c of P L′⁻¹
      for (let k = 0; k < i; k++) sum -= factor[i * columns + k]! * product[k * columns + c]!;
      product[i * columns + c] = sum / factor[i * columns + i]!;
      packed[at++] = product[i * columns + c]! * (i < c ? Math.SQRT2 : 1);
    }
  }
}
