import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { correlationAt } from "../study/visitMatrix.ts";
import { visitMoments } from "../study/visitMoments.ts";
import type { VisitScenario } from "../study/visitSchema.ts";
import { rounded } from "./rounded.ts";
import { visitValues, type VisitValues } from "./visitValues.ts";

/** The study with a value before treatment or without one, and with its correlation, unchecked. */
export function changedBaseline(
  study: SizedVisitStudy,
  { baseline, baselineRho }: Pick<VisitValues, "baseline" | "baselineRho">,
): SizedVisitStudy {
  const before = visitValues(study);
  const { design, scenarios } = study;
  const { endpoint } = design;
  if (baseline !== before.baseline) {
    const isMeasured = baseline === "measured";
    const { baselineEffect: _, ...analysis } = design.analysis;
    const next = scenarios.map((scenario) =>
      isMeasured ? withBaseline(scenario, endpoint) : withoutBaseline(scenario),
    );
    const changed = { ...design, endpoint: { ...endpoint, baseline: isMeasured }, analysis };
    return { ...study, design: changed, scenarios: next } as SizedVisitStudy;
  }
  if (baseline === "none" || baselineRho === before.baselineRho) return study;
  const [first, ...others] = scenarios;
  const own = first!.baseline!;
  const factor = before.baselineRho === 0 ? undefined : baselineRho / before.baselineRho;
  const moved =
    typeof own.correlation === "number" || factor === undefined
      ? baselineRho
      : own.correlation.map((rho) => rounded(rho * factor));
  const changed = { ...first, baseline: { ...own, correlation: moved } };
  return { ...study, scenarios: [changed, ...others] } as SizedVisitStudy;
}

/** Before treatment all are as control at the first visit, one visit further from the others. */
function withBaseline(
  scenario: VisitScenario,
  endpoint: SizedVisitStudy["design"]["endpoint"],
): object {
  const { mean, sd } = visitMoments(
    endpoint,
    { ...scenario, baseline: undefined } as VisitScenario,
    0,
  );
  const between = "correlation" in scenario ? scenario.correlation : undefined;
  const step = between === undefined ? 0.5 : correlationAt(between, 0, 1);
  const visits = typeof scenario.mean[0] === "number" ? 1 : scenario.mean[0].length;
  const correlation =
    between === undefined || (between.type === "compoundSymmetry" && step >= 0)
      ? step
      : Array.from({ length: visits }, (_, k) => rounded(step * correlationAt(between, 0, k)));
  return { ...scenario, baseline: { mean: mean[1], sd: sd[1], correlation } };
}

const withoutBaseline = (scenario: VisitScenario): object => ({ ...scenario, baseline: undefined });
