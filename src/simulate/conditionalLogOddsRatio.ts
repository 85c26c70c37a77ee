import { choleskyFactor, choleskySolve } from "../math/cholesky.ts";
import type { Pair } from "../pair.ts";
import type { BaselineVariable } from "../study/baseline.ts";
import type { Direction, MissingStrategy, Scenario } from "../study/schema.ts";
import { lossByOutcome } from "./armModel.ts";
import { baselineModel, covariateGrid, riskAt } from "./baselineModel.ts";

/** A group of the population that the regression cannot tell apart further. */
interface Cell {
  readonly weight: number;
  /** 1, treatment, indicators of strata, covariate. */
  readonly columns: readonly number[];
  /** Probability of the event, as it is analyzed. */
  readonly risk: number;
}

export interface ConditionalEstimand {
  readonly n: Pair<number>;
  readonly missing: MissingStrategy;
  readonly better: Direction;
  readonly adjustFor: readonly BaselineVariable[];
}

/**
 * The log odds ratio that logistic regression aims at: the treatment's coefficient in a regression of the
 * whole population, found by quadrature over the covariate. Where the model holds it is the log odds ratio
 * between subjects alike in strata and covariate; where it does not hold (the effect differs between
 * strata, lost subjects count as failures, a variable is left out) it is what the estimate tends to in
 * large trials.
 *
 * "completeCase" aims at the population without loss, as for risk differences.
 *
 * @returns ln odds ratio, experimental to control; NaN where none is finite, such as at a rate of 0 or 1.
 */
export function conditionalLogOddsRatio(scenario: Scenario, estimand: ConditionalEstimand): number {
  const cells = populationCells(scenario, estimand);
  const size = cells[0]!.columns.length;
  const coefficients = new Float64Array(size);
  for (let iteration = 0; iteration < 60; iteration++) {
    const step = newtonStep(cells, coefficients);
    for (let k = 0; k < size; k++) coefficients[k]! += step[k]!;
    const longest = Math.max(...step.map(Math.abs));
    if (!(longest < 20)) return NaN;
    if (longest < 1e-12) return coefficients[1]!;
  }
  return NaN;
}

const alike = [{ x: 0, probability: 1 }]; // without a covariate

function populationCells(scenario: Scenario, estimand: ConditionalEstimand): Cell[] {
  const { strata, slope } = baselineModel(scenario);
  const { n, adjustFor } = estimand;
  const indicators = adjustFor.includes("strata") ? strata.slice(1) : [];
  const hasSlope = adjustFor.includes("covariate") && slope !== 0;
  const grid = slope === 0 ? alike : covariateGrid;
  const cells: Cell[] = [];
  for (const arm of [0, 1] as const) {
    const analyzed = analyzedRisk(scenario, estimand, arm);
    for (const stratum of strata) {
      const known = [1, 1 - arm, ...indicators.map((own) => (own === stratum ? 1 : 0))];
      for (const { x, probability } of grid) {
        cells.push({
          weight: (n[arm] / (n[0] + n[1])) * stratum.share * probability,
          columns: hasSlope ? [...known, x] : known,
          risk: analyzed(riskAt(stratum.intercept[arm], slope, x)),
        });
      }
    }
  }
  return cells;
}

/** From the probability of the event to that of the event as analyzed, in one arm. */
function analyzedRisk(
  { responseRate, dropout }: Scenario,
  { missing, better }: ConditionalEstimand,
  arm: 0 | 1,
): (risk: number) => number {
  if (missing === "completeCase" || dropout === undefined) return (risk) => risk;
  const [lostWithEvent, lostWithout] = lossByOutcome(responseRate[arm], dropout, arm);
  if (better === "higher") return (risk) => risk * (1 - lostWithEvent);
  return (risk) => 1 - (1 - risk) * (1 - lostWithout);
}

function newtonStep(cells: readonly Cell[], coefficients: Float64Array): Float64Array {
  const size = coefficients.length;
  const information = new Float64Array(size * size);
  const score = new Float64Array(size);
  for (const { weight, columns, risk } of cells) {
    const predictor = columns.reduce((sum, value, k) => sum + value * coefficients[k]!, 0);
    const fitted = 1 / (1 + Math.exp(-predictor));
    for (let k = 0; k < size; k++) {
      score[k]! += weight * (risk - fitted) * columns[k]!;
      const scaled = weight * fitted * (1 - fitted) * columns[k]!;
      for (let l = 0; l <= k; l++) information[k * size + l]! += scaled * columns[l]!;
    }
  }
  choleskyFactor(information, size);
  choleskySolve(information, size, score);
  return score;
}
