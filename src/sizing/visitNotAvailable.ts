import { isImputation } from "../study/visitMethods.ts";
import { visitMoments } from "../study/visitMoments.ts";
import { contrastIndexOf, remainingShares } from "../study/visitRetention.ts";
import type { VisitScenario } from "../study/visitSchema.ts";
import { observedShares, type UnsizedVisitDesign, usesOffTreatment } from "./visitPowerDesign.ts";

/** Why the power of a study over visits has no closed form, to be read after "because"; undefined where it has one. */
export function visitNotAvailable(
  design: UnsizedVisitDesign,
  scenario: VisitScenario,
): string | undefined {
  if (design.analysis.method === "gee") return "none is known for generalized estimating equations";
  return (
    mixtureReason(design, scenario) ??
    mechanismReason(design, scenario) ??
    missingReason(design, scenario) ??
    momentsReason(design, scenario)
  );
}

/** Values of those who stopped treatment and follow another course. */
function mixtureReason(design: UnsizedVisitDesign, scenario: VisitScenario): string | undefined {
  const { discontinuation, afterDiscontinuation } = scenario;
  if (!usesOffTreatment(design) || afterDiscontinuation === "asRandomized") return undefined;
  if (discontinuation === undefined || discontinuation.followed === 0) return undefined;
  const { followed, onTreatment } = remainingShares(scenario, design.endpoint);
  const visit = contrastIndexOf(design);
  const isSame = followed.every((shares, arm) => shares[visit] === onTreatment[arm]![visit]);
  if (isSame) return undefined;
  return "values after the end of treatment follow another course, so that those analyzed are a mixture of normal distributions";
}

/** Loss that depends on outcomes. */
function mechanismReason(design: UnsizedVisitDesign, scenario: VisitScenario): string | undefined {
  const isLosing = observedLoss(design, scenario);
  for (const name of ["dropout", "discontinuation"] as const) {
    const loss = scenario[name];
    if (!isLosing || loss === undefined || loss.mechanism === "mcar") continue;
    if (
      name === "discontinuation" &&
      usesOffTreatment(design) &&
      !("followed" in loss && loss.followed < 1)
    ) {
      continue; // nobody's value is lost
    }
    if (loss.mechanism === "mnar") return `${name} depends on values that are not observed (mnar)`;
    if (design.analysis.method === "mmrm") continue;
    return `${name} depends on the course so far (mar), so that those observed are a selection`;
  }
  return undefined;
}

/** Whether anybody is lost for good by the visit of the comparison. */
function observedLoss(design: UnsizedVisitDesign, scenario: VisitScenario): boolean {
  const { intermittent: _, ...rest } = scenario;
  return Math.min(...observedShares(design, rest)) < 1;
}

/** A handling of missing values whose result is not that of a plain comparison. */
function missingReason(design: UnsizedVisitDesign, scenario: VisitScenario): string | undefined {
  const { missing, estimand } = design;
  const skips = Math.max(...(scenario.intermittent ?? [0, 0])) > 0;
  if (estimand === "composite") {
    if (missing === "nonresponder" || !skips) return undefined; // who is off treatment has failed
    return `of those on treatment only some values are missing, which ${missing} treats unlike failures`;
  }
  const isComplete = Math.min(...observedShares(design, scenario)) === 1;
  if (isComplete) return undefined;
  if (missing === "lastObservation")
    return "none is known for the last observation carried forward";
  return isImputation(missing) ? "none is known for imputed values" : undefined;
}

/** Moments that the test takes to be otherwise. */
function momentsReason(design: UnsizedVisitDesign, scenario: VisitScenario): string | undefined {
  const { endpoint, analysis } = design;
  const { method, covariance } = analysis;
  const { sd } = visitMoments(endpoint, scenario, contrastIndexOf(design));
  const isPooled = method === "t" || method === "ancova" || method === "wilcoxon";
  if (isPooled && sd[0] !== sd[1])
    return `the two standard deviations differ, which ${method} does not know`;
  if (method !== "mmrm" || covariance === "unstructured") return undefined;
  const correlation = "correlation" in scenario ? scenario.correlation : undefined;
  const isOne = typeof scenario.sd === "number" || new Set(scenario.sd).size === 1;
  const fits = isOne && scenario.baseline === undefined && correlation?.type === covariance;
  return fits
    ? undefined
    : `the covariance of the model (${covariance}) is not that of the scenario`;
}
