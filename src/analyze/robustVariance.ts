import { choleskyFactor, choleskySolve } from "../math/cholesky.ts";
import type { MmrmModel } from "./mmrmModel.ts";
import type { VisitData } from "./patternStatistics.ts";
import type { RobustCorrection } from "./robustCovariance.ts";

/**
 * Robust variance of one coefficient of a solved equation: Σ (c′x′u)², c the coefficient's column of the inverse
 * information, u = V⁻¹(y − μ) of a subject, or (V − xΦx′)⁻¹(y − μ) with Mancl and DeRouen's correction. Does not
 * allocate.
 *
 * @param data - The trial whose statistics were loaded.
 * @returns NaN if a subject determines a coefficient alone.
 * @see [LiangZeger1986], [ManclDeRouen2001]
 */
export function robustVariance(
  model: MmrmModel,
  data: VisitData,
  column: number,
  correction: RobustCorrection,
): number {
  const { visits, statistics } = model;
  let total = 0;
  for (let i = 0; i < data.values.length / visits; i++) {
    fillCovariates(model, data, i);
    const count = fillSubject(model, data, i, correction === "manclDeRouen");
    const [matrix, residual, observed] = [model.square[0]!, model.weighted, model.crossed];
    if (count === 0) continue;
    if (Number.isNaN(choleskyFactor(matrix, count))) return NaN;
    choleskySolve(matrix, count, residual);
    let score = 0;
    for (let g = 0; g < count; g++) {
      for (let a = 0; a < statistics.covariates; a++) {
        const share = inverseAt(model, column, a, observed[g]!);
        score += share * statistics.z[a]! * residual[g]!;
      }
    }
    total += score * score;
  }
  return total;
}

function fillCovariates({ statistics }: MmrmModel, { arm, baseline }: VisitData, i: number): void {
  const { z, baselineMean } = statistics;
  z[0] = 1;
  z[1] = arm[i] === 0 ? 1 : 0;
  if (z.length > 2) z[2] = baseline![i]! - baselineMean;
}

/** Observed visits into `crossed`, residuals into `weighted`, their working covariance into `square[0]`. */
function fillSubject(
  model: MmrmModel,
  { values }: VisitData,
  i: number,
  isCorrected: boolean,
): number {
  const { visits, beta, columnOf, statistics, crossed, weighted, square, sigma } = model;
  let count = 0;
  for (let j = 0; j < visits; j++) {
    let residual = values[i * visits + j]! - statistics.visitMean[j]!;
    if (Number.isNaN(residual)) continue;
    for (let a = 0; a < statistics.covariates; a++) {
      residual -= beta[columnOf[a * visits + j]!]! * statistics.z[a]!;
    }
    crossed[count] = j;
    weighted[count++] = residual;
  }
  for (let g = 0; g < count; g++) {
    for (let h = 0; h <= g; h++) {
      const [j, k] = [crossed[g]!, crossed[h]!];
      const leverage = isCorrected ? leverageAt(model, j, k) : 0;
      square[0]![g * count + h] = sigma[j * visits + k]! - leverage;
    }
  }
  return count;
}

/** z′Φz of the subject at hand, between two visits. */
function leverageAt(
  { visits, columns, columnOf, inverse, statistics }: MmrmModel,
  j: number,
  k: number,
) {
  const { z, covariates: q } = statistics;
  let sum = 0;
  for (let a = 0; a < q; a++) {
    const row = columnOf[a * visits + j]! * columns;
    for (let b = 0; b < q; b++) sum += z[a]! * z[b]! * inverse[row + columnOf[b * visits + k]!]!;
  }
  return sum;
}

/** Element of the inverse information: a column, and that of covariate a at visit j. */
function inverseAt(model: MmrmModel, column: number, a: number, j: number): number {
  const { visits, columns, columnOf, inverse } = model;
  return inverse[column * columns + columnOf[a * visits + j]!]!;
}
