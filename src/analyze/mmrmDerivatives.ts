import { fillSpreads } from "./mmrmBlocks.ts";
import type { MmrmModel } from "./mmrmModel.ts";
import { fillResiduals, fillSpread, sandwich } from "./mmrmResiduals.ts";
import { addCoefficientTrace } from "./mmrmCoefficientTrace.ts";
import { addScoreProducts, addScores } from "./mmrmScores.ts";
import { addTraces, halveDiagonal } from "./mmrmTraces.ts";

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
  fillSpreads(model, model.inverse);
  for (let s = 0; s < model.statistics.patterns; s++) {
    fillResiduals(model, s);
    fillSpread(model, s);
    addPattern(model, s, isObserved, isExact);
    if (isObserved) addScores(model, s);
  }
  if (isObserved) addScoreProducts(model, -2);
  if (isExact) addCoefficientTrace(model, isObserved ? -1 : 1);
  halveDiagonal(model);
}

/** One pattern's gradient, and its second derivatives but for the terms over coefficients. */
function addPattern(model: MmrmModel, s: number, isObserved: boolean, isExact: boolean): void {
  const { visits, weight, square, gradient, elements, elementRow, elementColumn } = model;
  const [residual, spread, byBoth, bySpread, outer] = square;
  const n = model.statistics.size[s]!;
  const first = s * visits * visits;
  const sign = isObserved ? 1 : -1;
  const bothShare = isObserved ? 2 : 0;
  const spreadShare = (isExact ? 2 : 1) * sign - bothShare;
  if (spreadShare !== 0) sandwich(model, s, spread!, bySpread!);
  for (let i = 0; i < visits * visits; i++) residual![i]! += spread![i]!;
  sandwich(model, s, residual!, byBoth!);
  for (let i = 0; i < visits * visits; i++) {
    outer![i] = bothShare * byBoth![i]! - sign * n * weight[first + i]!;
    if (spreadShare !== 0) outer![i]! += spreadShare * bySpread![i]!;
  }
  for (let e = 0; e < elements; e++) {
    const at = elementRow[e]! * visits + elementColumn[e]!;
    gradient[e]! += 2 * (n * weight[first + at]! - byBoth![at]!);
  }
  addTraces(model, s, outer!);
}
