import { fillPatternStatistics } from "./fillPatternStatistics.ts";
import {
  type ImputationModel,
  knownValue,
  missingValue,
  setAsideValue,
} from "./imputationModel.ts";
import { addProducts } from "./fillFactors.ts";
import type { VisitTrialData } from "./visitPlan.ts";

/**
 * Loads a trial. Does not allocate.
 *
 * @param isReference - Whether values of the experimental arm after treatment has stopped are set aside, and missing
 *   ones from there on (without `stopped`: after the last observation) are drawn under the reference.
 */
export function loadImputation(
  model: ImputationModel,
  data: VisitTrialData,
  isReference: boolean,
): void {
  const { visits, covariates, start, z } = model;
  model.subjects = data.values.length / visits;
  model.gappedCount = 0;
  model.fixedProducts.fill(0);
  model.seen.fill(0);
  fillPatternStatistics(start.statistics, data); // for the means about which values are taken
  model.visitMean.set(start.statistics.visitMean);
  for (let i = 0; i < model.subjects; i++) {
    z[i * covariates] = 1;
    z[i * covariates + 1] = data.arm[i] === 0 ? 1 : 0;
    if (covariates > 2) z[i * covariates + 2] = data.baseline![i]! - start.statistics.baselineMean;
    loadSubject(model, data, i, isReference && data.arm[i] === 0);
  }
}

function loadSubject(
  model: ImputationModel,
  { values, stopped }: VisitTrialData,
  i: number,
  canSwitch: boolean,
): void {
  const { visits, y, state, visitMean } = model;
  const end = canSwitch && stopped ? Math.min(stopped[i]!, visits) : visits;
  let [last, known] = [0, 0];
  for (let j = 0; j < visits; j++) {
    const value = values[i * visits + j]!;
    const isObserved = value === value; // NaN is the only value unlike itself
    state[i * visits + j] = !isObserved ? missingValue : j < end ? knownValue : setAsideValue;
    y[i * visits + j] = isObserved ? value - visitMean[j]! : 0;
    if (!isObserved || j >= end) continue;
    last = j + 1;
    known++;
  }
  model.last[i] = last;
  model.switched[i] = canSwitch ? (stopped ? end : last) : visits;
  for (let j = 0; j < last; j++) model.seen[j]!++;
  if (known < last) model.gapped[model.gappedCount++] = i;
  else addProducts(model, model.fixedProducts, i);
}
