import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { visitMoments } from "../study/visitMoments.ts";
import { contrastIndexOf, visitTimesOf, type VisitLoss } from "../study/visitRetention.ts";
import type {
  EstimandStrategy,
  VisitAnalysis,
  VisitMethod,
  VisitMissing,
  VisitScenario,
} from "../study/visitSchema.ts";
import { rounded } from "./rounded.ts";

/** What the controls of the page say; a study holds more, which they leave as it is. */
export interface VisitValues {
  /** Subjects randomized to the experimental arm; control keeps its ratio to it. */
  readonly n: number;
  /** True difference, experimental − control, on treatment, at the visit of the comparison. */
  readonly difference: number;
  /** Standard deviation at that visit. */
  readonly sd: number;
  readonly correlation: CorrelationType;
  /** Correlation of neighboring visits. */
  readonly rho: number;
  readonly dropoutExperimental: number;
  readonly dropoutControl: number;
  readonly mechanism: Mechanism;
  readonly odds: number;
  readonly stopExperimental: number;
  readonly stopControl: number;
  readonly followed: number;
  readonly after: VisitScenario["afterDiscontinuation"];
  readonly estimand: EstimandStrategy;
  readonly covariance: Covariance;
  readonly degreesOfFreedom: DegreesOfFreedom;
  readonly sides: 1 | 2;
  readonly alpha: number;
  readonly replicates: number;
  readonly seed: number;
  /** Number of visits after randomization, and their times as text: "4, 8, 12". */
  readonly visits: number;
  readonly times: string;
  /** Time of the visit that is compared, or decides about a response. */
  readonly contrast: number;
  /** The value before treatment, and its correlation with that at the visit of the comparison. */
  readonly baseline: "none" | "measured";
  readonly baselineRho: number;
  /** Chance that a value is missed though the subject comes back. */
  readonly skippedExperimental: number;
  readonly skippedControl: number;
  readonly method: VisitMethod;
  readonly missing: VisitMissing;
  readonly imputations: number;
  readonly baselineEffect: "byVisit" | "main";
  readonly fallback: Covariance | "none";
  readonly working: WorkingCorrelation;
  readonly correction: "manclDeRouen" | "none";
}

export type Mechanism = "mcar" | "mar" | "mnar";
export type CorrelationType = "compoundSymmetry" | "ar1" | "toeplitz" | "unstructured" | "none";
export type Covariance = NonNullable<VisitAnalysis["covariance"]>;
export type WorkingCorrelation = NonNullable<VisitAnalysis["correlation"]>;
export type DegreesOfFreedom = NonNullable<VisitAnalysis["degreesOfFreedom"]>;

/** The study's numbers as the controls show them. */
export function visitValues({ design, scenarios, simulation }: SizedVisitStudy): VisitValues {
  const scenario = scenarios[0]!;
  const { mean, sd } = visitMoments(design.endpoint, scenario, contrastIndexOf(design));
  const { analysis, arms, estimand } = design;
  const loss = scenario.dropout ?? scenario.discontinuation;
  return {
    n: arms[0].n,
    difference: rounded(mean[0] - mean[1]),
    sd: sd[0],
    ...correlationOf(scenario),
    dropoutExperimental: lastRate(scenario.dropout, 0),
    dropoutControl: lastRate(scenario.dropout, 1),
    mechanism: loss?.mechanism ?? "mcar",
    odds: loss && "oddsRatioPerSd" in loss ? loss.oddsRatioPerSd : usualOdds,
    stopExperimental: lastRate(scenario.discontinuation, 0),
    stopControl: lastRate(scenario.discontinuation, 1),
    followed: scenario.discontinuation?.followed ?? 1,
    after: scenario.afterDiscontinuation,
    estimand,
    covariance: analysis.covariance ?? "unstructured",
    degreesOfFreedom: analysis.degreesOfFreedom ?? "kenwardRoger",
    sides: analysis.sides,
    alpha: analysis.alpha,
    replicates: simulation.replicates,
    seed: simulation.seed,
    ...scheduleOf(design, scenario),
    ...methodOf(design),
  };
}

function scheduleOf(design: SizedVisitStudy["design"], scenario: VisitScenario) {
  const times = visitTimesOf(design.endpoint);
  const contrast = contrastIndexOf(design);
  const { baseline } = visitMoments(design.endpoint, scenario, contrast);
  return {
    visits: times.length,
    times: times.join(", "),
    contrast: times[contrast]!,
    baseline: baseline ? ("measured" as const) : ("none" as const),
    baselineRho: baseline?.correlation ?? 0.5,
    skippedExperimental: scenario.intermittent?.[0] ?? 0,
    skippedControl: scenario.intermittent?.[1] ?? 0,
  };
}

function methodOf({ analysis, missing, imputations }: SizedVisitStudy["design"]) {
  return {
    method: analysis.method,
    missing,
    imputations: imputations ?? 20,
    baselineEffect: analysis.baselineEffect ?? ("byVisit" as const),
    fallback: analysis.fallback ?? ("none" as const),
    working: analysis.correlation ?? ("exchangeable" as const),
    correction: analysis.correction ?? ("manclDeRouen" as const),
  };
}

/** Odds ratio per standard deviation where loss depends on outcomes and nothing else is said. */
export const usualOdds = 2;

function correlationOf(scenario: VisitScenario): Pick<VisitValues, "correlation" | "rho"> {
  const found = "correlation" in scenario ? scenario.correlation : undefined;
  if (found === undefined) return { correlation: "none", rho: 0 };
  if (found.type === "unstructured") return { correlation: found.type, rho: found.matrix[0]![1]! };
  const rho = typeof found.rho === "number" ? found.rho : found.rho[0]!;
  return { correlation: found.type, rho };
}

/** Cumulative share by the last visit. */
function lastRate(loss: VisitLoss | undefined, arm: 0 | 1): number {
  const rate = loss?.rate[arm] ?? 0;
  return typeof rate === "number" ? rate : rate.at(-1)!;
}
