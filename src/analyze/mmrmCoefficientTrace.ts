import { forwardSolveColumns } from "../math/cholesky.ts";
import type { MmrmModel } from "./mmrmModel.ts";
import { addOuterProduct } from "./mmrmTraces.ts";
import { triangle } from "./patternStatistics.ts";

/**
 * Adds `times` tr ΦP(E)ΦP(F) to the second derivatives, with P(E) = −X′V⁻¹EV⁻¹X and Φ = (X′V⁻¹X)⁻¹. If X′V⁻¹X = LL′,
 * this is the sum over i and c of the products of elements (i, c) of L⁻¹P(E)L′⁻¹ and L⁻¹P(F)L′⁻¹, matrices that are
 * made for all unit elements side by side.
 */
export function addCoefficientTrace(model: MmrmModel, times: number): void {
  const { columns, elements, factor, products } = model;
  fillElementBlocks(model);
  fillProducts(model);
  forwardSolveColumns(factor, columns, products, columns * elements);
  for (let i = 0; i < columns; i++) {
    const row = i * columns * elements;
    forwardSolveColumns(factor, columns, products, elements, row, i + 1); // beyond, it is symmetric
    for (let c = 0; c < i; c++) addOuterProduct(model, products, row + c * elements, 2 * times);
    addOuterProduct(model, products, row + i * elements, times);
  }
}

/** For each pair of covariates, and of unit elements E and F, Σ z z′ times the element F of W E W, over all patterns. */
function fillElementBlocks(model: MmrmModel): void {
  const { elements, elementBlocks } = model;
  elementBlocks.fill(0);
  for (let s = 0; s < model.statistics.patterns; s++) addElementBlocks(model, s);
  for (let from = 0; from < elementBlocks.length; from += elements * elements) {
    for (let e = 0; e < elements; e++) {
      for (let f = 0; f < e; f++) {
        elementBlocks[from + f * elements + e] = elementBlocks[from + e * elements + f]!;
      }
    }
  }
}

function addElementBlocks(model: MmrmModel, s: number): void {
  const { visits, weight, elements, elementRow, elementColumn, elementBlocks, lane } = model;
  const { covariates, zz } = model.statistics;
  const pairs = triangle(covariates);
  const w = s * visits * visits;
  for (let e = 0; e < elements; e++) {
    const rowJ = w + elementRow[e]! * visits;
    const rowK = w + elementColumn[e]! * visits;
    if (weight[rowJ + elementRow[e]!] === 0 || weight[rowK + elementColumn[e]!] === 0) continue;
    for (let f = 0; f <= e; f++) {
      const l = elementRow[f]!;
      const m = elementColumn[f]!;
      lane[f] = weight[rowJ + l]! * weight[rowK + m]! + weight[rowK + l]! * weight[rowJ + m]!;
    }
    for (let pair = 0; pair < pairs; pair++) {
      const product = zz[s * pairs + pair]!;
      const row = (pair * elements + e) * elements;
      for (let f = 0; f <= e; f++) elementBlocks[row + f]! += product * lane[f]!;
    }
  }
}

/** X′V⁻¹EV⁻¹X into `products`, the elements of the same place next to each other for all E. */
function fillProducts(model: MmrmModel): void {
  const { visits, columns, columnOf, statistics, elements, products } = model;
  products.fill(0);
  for (let a = 0, pair = 0; a < statistics.covariates; a++) {
    for (let b = 0; b <= a; b++, pair++) {
      for (let l = 0; l < visits; l++) {
        for (let m = 0; m < visits; m++) {
          const f = l < m ? triangle(m) + l : triangle(l) + m;
          const from = (pair * elements + f) * elements;
          const row = columnOf[a * visits + l]!;
          const column = columnOf[b * visits + m]!;
          addLane(model, from, (row * columns + column) * elements);
          if (b < a) addLane(model, from, (column * columns + row) * elements);
        }
      }
    }
  }
}

function addLane({ elements, elementBlocks, products }: MmrmModel, from: number, to: number): void {
  for (let e = 0; e < elements; e++) products[to + e]! += elementBlocks[from + e]!;
}
