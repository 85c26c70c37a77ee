import type { MmrmModel } from "./mmrmModel.ts";
import { fillResiduals, sandwich } from "./mmrmResiduals.ts";
import { addCoefficientTrace } from "./mmrmCoefficientTrace.ts";
import { addScoreProducts, addScores, fillWeightedResiduals } from "./mmrmScores.ts";
import { addTraces, mirror } from "./mmrmTraces.ts";

/** "observed": second derivatives; "expected": their expectation (Fisher scoring). */
export type Information = "observed" | "expected";

/**
 * First and second derivatives of the objective by the elements of the covariance matrix, at the model's weights
 * and coefficients; `model.inverse` must be up to date. With unit elements E and F, the inverse covariance W of a
 * pattern, its residual cross-products R and M = Σ x Φ x′, the gradient is tr (nW − W(R + M)W) E, and the
 * observed second derivative tr (−nW + 2W(R + M)W) E W F − tr ΦP(E)ΦP(F) − 2 h(E)′Φh(F), both summed over
 * patterns; the expected one is tr (nW − 2WMW) E W F + tr ΦP(E)ΦP(F). Does not allocate.
 *
 * @param isExact - Whether tr ΦPΦP is computed. Else tr WMW E W F stands for it, to which it is equal in complete
 *   data and near otherwise: enough for a Newton step.
 * @see [LindstromBates1988], [KenwardRoger1997]
 */
export function fillDerivatives(
  model: MmrmModel,
  information: Information,
  isExact: boolean,
): void {
  const isObserved = information === "observed";
  model.gradient.fill(0);
  model.hessian.fill(0);
  model.scores.fill(0);
  for (let s = 0; s < model.statistics.patterns; s++) {
    fillResiduals(model, s);
    addPattern(model, s, isObserved, isExact);
    if (!isObserved) continue;
    fillWeightedResiduals(model, s);
    addScores(model, s);
  }
  if (isObserved) addScoreProducts(model, -2);
  if (isExact) addCoefficientTrace(model, isObserved ? -1 : 1);
  mirror(model.hessian, model.elements);
}

/** One pattern's gradient, and its second derivatives but for the terms over coefficients. */
function addPattern(model: MmrmModel, s: number, isObserved: boolean, isExact: boolean): void {
  const { visits, weight, square, gradient, elements, elementRow, elementColumn } = model;
  const byResidual = square[2]!;
  const bySpread = square[3]!;
  const outer = square[4]!;
  sandwich(model, s, square[0]!, byResidual);
  sandwich(model, s, square[1]!, bySpread);
  const n = model.statistics.size[s]!;
  const w = s * visits * visits;
  const sign = isObserved ? 1 : -1;
  const residualShare = isObserved ? 2 : 0;
  const spreadShare = isExact ? 2 * sign : sign;
  for (let i = 0; i < visits * visits; i++) {
    outer[i] =
      residualShare * byResidual[i]! + spreadShare * bySpread[i]! - sign * n * weight[w + i]!;
  }
  for (let e = 0; e < elements; e++) {
    const at = elementRow[e]! * visits + elementColumn[e]!;
    const times = elementRow[e] === elementColumn[e] ? 1 : 2;
    gradient[e]! += times * (n * weight[w + at]! - byResidual[at]! - bySpread[at]!);
  }
  addTraces(model, s, outer, model.hessian);
}
