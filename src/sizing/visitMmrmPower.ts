import type { Pair } from "../pair.ts";
import { correlationAt } from "../study/visitMatrix.ts";
import { visitMoments } from "../study/visitMoments.ts";
import { contrastIndexOf } from "../study/visitRetention.ts";
import type { SeveralVisitsScenario } from "../study/visitSchema.ts";
import type { CorrelationMatrix } from "./visitCorrelation.ts";
import { visitInflation } from "./visitInformation.ts";
import { adjustedVariance } from "./visitComparisonPower.ts";
import { differencePower } from "./visitMeanPower.ts";
import { type UnsizedVisitDesign, usableShares } from "./visitPowerDesign.ts";

/**
 * Power of a mixed model for repeated measures at the visit of the comparison: the estimate has variance
 * φ₁sd²/n₁ + φ₂sd²/n₂ (see {@link visitInflation}), with a baseline in the model the variance about its slopes, and what
 * its chance imbalance adds. The
 * test is t on n₁/φ₁ + n₂/φ₂ − 2 degrees of freedom, one less with a baseline, which is that of a plain comparison
 * where nothing is missing.
 *
 * @param n - Randomized subjects per arm; need not be whole.
 * @see [LuLuoChen2008]
 */
export function visitMmrmPower(
  design: UnsizedVisitDesign,
  scenario: SeveralVisitsScenario,
  n: Pair<number>,
): number {
  const { endpoint, analysis } = design;
  const visit = contrastIndexOf(design);
  const { mean, sd, baseline } = visitMoments(endpoint, scenario, visit);
  const [nE, nC] = effectiveSizes(design, scenario, n);
  const df = nE + nC - 2 - (baseline ? 1 : 0);
  if (!(df > 1e-9)) return 0; // sizes are not whole, and differences of them not exact
  const unexplained = baseline ? adjustedVariance(baseline.correlation, [nE, nC]) : 1;
  return differencePower({
    difference: mean[0] - mean[1],
    standardError: sd[0] * Math.sqrt(unexplained * (1 / nE + 1 / nC)),
    df,
    better: endpoint.better,
    analysis,
  });
}

/** Completely observed subjects that would be worth as much, per arm. */
export function effectiveSizes(
  design: UnsizedVisitDesign,
  scenario: SeveralVisitsScenario,
  n: Pair<number>,
): Pair<number> {
  const correlation = givenBaseline(scenario);
  const retention = usableShares(design, scenario);
  const size = (arm: 0 | 1) => {
    const skipped = scenario.intermittent?.[arm] ?? 0;
    const attendance = { retention: retention[arm], skipped };
    return n[arm] / visitInflation(correlation, attendance, contrastIndexOf(design));
  };
  return [size(0), size(1)];
}

/** Correlation between visits; with a baseline that of what it leaves unexplained. */
function givenBaseline({ mean, correlation, baseline }: SeveralVisitsScenario): CorrelationMatrix {
  const visits = mean[0].length;
  const own = (k: number) => {
    if (baseline === undefined) return 0;
    return typeof baseline.correlation === "number"
      ? baseline.correlation
      : baseline.correlation[k]!;
  };
  const element = (j: number, k: number) => {
    if (j === k) return 1;
    const shared = correlationAt(correlation, j, k) - own(j) * own(k);
    return shared / Math.sqrt((1 - own(j) ** 2) * (1 - own(k) ** 2));
  };
  return Array.from({ length: visits }, (_, j) =>
    Array.from({ length: visits }, (_, k) => element(Math.max(j, k), Math.min(j, k))),
  );
}
