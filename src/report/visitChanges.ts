import { responderRates } from "../sizing/responderRates.ts";
import type { SizedVisitDesign } from "../study/requireSizedVisits.ts";
import { isPositiveDefinite, visitMatrix } from "../study/visitMatrix.ts";
import { isImputation } from "../study/visitMethods.ts";
import { visitMoments } from "../study/visitMoments.ts";
import { contrastIndexOf, visitTimesOf } from "../study/visitRetention.ts";
import type { VisitScenario } from "../study/visitSchema.ts";
import { decimal, percent } from "./format.ts";
import { alphaChanges } from "./sensitivityRows.ts";
import { lossChanges } from "./visitLossChanges.ts";

/** One assumption of a study over visits changed, all others kept. */
export interface VisitChange {
  /** What is changed, as a table's row names it: "Standard deviation". */
  readonly assumption: string;
  readonly planned: string;
  readonly changed: string;
  readonly design?: SizedVisitDesign;
  readonly scenario?: VisitScenario;
}

/** Multiples of the assumed difference and of the standard deviation. */
export const differenceFactors = [0.75, 1.25] as const;
export const spreadFactors = [0.8, 1.25] as const;
const correlationSteps = [-0.1, 0.1] as const;

/**
 * Assumptions to change one at a time: the difference between the arms, the standard deviation, correlations as far as
 * the analysis uses them, loss, and the significance level.
 */
export function visitChanges(design: SizedVisitDesign, scenario: VisitScenario): VisitChange[] {
  return [
    ...differenceChanges(design, scenario),
    ...spreadChanges(design, scenario),
    ...correlationChanges(design, scenario),
    ...lossChanges(design, scenario),
    ...alphaChanges(design),
  ];
}

/** The experimental arm moved by a share of the difference or, where there is none, of the margin. */
function differenceChanges(design: SizedVisitDesign, scenario: VisitScenario): VisitChange[] {
  const planned = differenceText(design, scenario);
  return differenceFactors
    .map((factor) => withDifference(design, scenario, factor))
    .map((changed) => ({ changed: differenceText(design, changed), scenario: changed }))
    .filter(({ changed }) => changed !== planned)
    .map((change) => ({ assumption: "Difference in means", planned, ...change }));
}

/** A scenario with a multiple of the difference at every visit; of none, moved by as much of the margin. */
export function withDifference(
  { analysis, endpoint }: SizedVisitDesign,
  scenario: VisitScenario,
  factor: number,
): VisitScenario {
  const [experimental, control] = scenario.mean.map((mean) => [mean].flat());
  const isNone = experimental!.every((mean, k) => mean === control![k]);
  const margin = endpoint.type === "responder" ? 0 : (analysis.margin ?? 0);
  const shift = isNone ? (factor - 1) * margin : 0;
  const moved = experimental!.map((mean, k) =>
    short(control![k]! + factor * (mean - control![k]!) + shift),
  );
  const mean = typeof scenario.mean[0] === "number" ? moved[0]! : moved;
  return Object.assign({ ...scenario }, { mean: [mean, scenario.mean[1]] }) as VisitScenario; // numbers stay numbers
}

/** "−12 mm", with the response rates that follow. */
export function differenceText(
  { endpoint, analysis }: SizedVisitDesign,
  scenario: VisitScenario,
): string {
  const { mean } = visitMoments(endpoint, scenario, contrastIndexOf({ endpoint, analysis }));
  const unit = endpoint.unit === undefined ? "" : ` ${endpoint.unit}`;
  const difference = `${decimal(mean[0] - mean[1])}${unit}`;
  if (endpoint.type !== "responder") return difference;
  const [experimental, control] = responderRates(endpoint, scenario);
  return `${difference} (${percent(experimental)} and ${percent(control)})`;
}

function spreadChanges(design: SizedVisitDesign, scenario: VisitScenario): VisitChange[] {
  return spreadFactors.map((factor) => {
    const changed = withSpread(scenario, factor);
    return {
      assumption: "Standard deviation",
      planned: spreadText(design, scenario),
      changed: spreadText(design, changed),
      scenario: changed,
    };
  });
}

/** A scenario with a multiple of the standard deviations after randomization. */
export function withSpread(scenario: VisitScenario, factor: number): VisitScenario {
  const { sd } = scenario;
  const scaled = typeof sd === "number" ? short(sd * factor) : sd.map((one) => short(one * factor));
  return Object.assign({ ...scenario }, { sd: scaled }) as VisitScenario;
}

export function spreadText(design: SizedVisitDesign, scenario: VisitScenario): string {
  const { endpoint } = design;
  const { sd } = visitMoments(endpoint, scenario, contrastIndexOf(design));
  const unit = endpoint.unit === undefined ? "" : ` ${endpoint.unit}`;
  return `${[...new Set(sd)].map(decimal).join(" and ")}${unit}`;
}

/** Correlations between visits where the analysis uses the visits before, and with a baseline that it uses. */
function correlationChanges(design: SizedVisitDesign, scenario: VisitScenario): VisitChange[] {
  const { correlation } = scenario as { correlation?: { type: string; rho?: unknown } };
  const { baseline } = scenario;
  const changes: VisitChange[] = [];
  for (const step of correlationSteps) {
    if (usesCourse(design) && typeof correlation?.rho === "number") {
      const rho = short(correlation.rho + step);
      const [planned, changed] = [String(correlation.rho), String(rho)];
      const moved = { ...scenario, correlation: { ...correlation, rho } } as VisitScenario;
      const name = correlation.type === "ar1" ? "of neighboring visits" : "between visits";
      changes.push({ assumption: `Correlation ${name}`, planned, changed, scenario: moved });
    }
    if (baseline !== undefined && typeof baseline.correlation === "number") {
      const rho = short(baseline.correlation + step);
      const [planned, changed] = [String(baseline.correlation), String(rho)];
      const moved = { ...scenario, baseline: { ...baseline, correlation: rho } } as VisitScenario;
      changes.push({ assumption: "Correlation with baseline", planned, changed, scenario: moved });
    }
  }
  const visits = visitTimesOf(design.endpoint).length;
  return changes
    .filter(({ scenario: moved }) => isPositiveDefinite(visitMatrix(moved!, visits)))
    .toSorted((a, b) => Number(a.assumption > b.assumption) - Number(a.assumption < b.assumption));
}

/** Whether values before the visit that is compared enter the result. */
function usesCourse({ analysis, missing }: SizedVisitDesign): boolean {
  const { method } = analysis;
  return (
    method === "mmrm" || method === "gee" || missing === "lastObservation" || isImputation(missing)
  );
}

/** Without the dust of binary fractions. */
const short = (value: number): number => Number(value.toPrecision(10));
