import type { Pair } from "../pair.ts";
import { correlationAt, visitMatrix } from "../study/visitMatrix.ts";
import { visitMoments } from "../study/visitMoments.ts";
import { contrastIndexOf } from "../study/visitRetention.ts";
import type { SeveralVisitsScenario } from "../study/visitSchema.ts";
import type { CorrelationMatrix } from "./visitCorrelation.ts";
import { visitInflation } from "./visitInformation.ts";
import { type SmallSample, smallSampleGrowth } from "./smallSampleGrowth.ts";
import { differencePower } from "./visitMeanPower.ts";
import { type UnsizedVisitDesign, usableShares } from "./visitPowerDesign.ts";

/**
 * Power of a mixed model for repeated measures at the visit of the comparison. With everything known the estimate
 * has variance φ₁sd²/n₁ + φ₂sd²/n₂ (see {@link visitInflation}), with a baseline in the model the variance about its
 * slopes; {@link smallSampleGrowth} is what a finite trial adds, which tests that hold their level, such as those with
 * Kenward–Roger's standard error, pay for. The test is t on n₁/φ₁ + n₂/φ₂ − 2 degrees of freedom, one less with a
 * baseline, which is that of a plain comparison where nothing is missing.
 *
 * @param n - Randomized subjects per arm; need not be whole.
 * @see [LuLuoChen2008], [Tang2017]
 */
export function visitMmrmPower(
  design: UnsizedVisitDesign,
  scenario: SeveralVisitsScenario,
  n: Pair<number>,
): number {
  const { endpoint, analysis } = design;
  const { mean, sd, baseline } = visitMoments(endpoint, scenario, contrastIndexOf(design));
  const [nE, nC] = effectiveSizes(design, scenario, n);
  const df = nE + nC - 2 - (baseline ? 1 : 0);
  if (!(df > 1e-9)) return 0; // sizes are not whole, and differences of them not exact
  const unexplained = 1 - (baseline?.correlation ?? 0) ** 2;
  const growth = smallSampleGrowth(sampleOf(design, scenario, n));
  return differencePower({
    difference: mean[0] - mean[1],
    standardError: sd[0] * Math.sqrt(unexplained * growth * (1 / nE + 1 / nC)),
    df,
    better: endpoint.better,
    analysis,
  });
}

/** The visits up to the one compared; skipped values are taken as lost in order. */
function sampleOf(
  design: UnsizedVisitDesign,
  scenario: SeveralVisitsScenario,
  n: Pair<number>,
): SmallSample {
  const hasBaseline = scenario.baseline !== undefined;
  const visits = contrastIndexOf(design) + 1;
  const size = visits + (hasBaseline ? 1 : 0);
  const matrix = visitMatrix(scenario, scenario.mean[0].length);
  const retention = usableShares(design, scenario);
  const attended = (arm: 0 | 1) =>
    retention[arm]
      .slice(0, visits)
      .map((share) => share * (1 - (scenario.intermittent?.[arm] ?? 0)));
  return {
    correlation: matrix.slice(0, size).map((row) => row.slice(0, size)),
    n,
    attended: [attended(0), attended(1)],
    hasBaseline,
    isUnstructured: design.analysis.covariance === "unstructured",
  };
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
