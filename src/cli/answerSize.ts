import { isAdjustedMethod } from "../analyze/methods.ts";
import type { Pair } from "../pair.ts";
import { closedFormPowerOf } from "../sizing/closedFormPowerOf.ts";
import { closedFormSampleSizeOf } from "../sizing/closedFormSampleSizeOf.ts";
import { exactSampleSize } from "../sizing/exactSampleSize.ts";
import { withSizes } from "../sizing/powerDesign.ts";
import type { PowerFormula } from "../sizing/powerFormula.ts";
import { visitNotAvailable } from "../sizing/visitNotAvailable.ts";
import type { VisitFormula } from "../sizing/visitPowerOf.ts";
import { type AnyStudy, isVisitStudy, parseAnyStudy } from "../study/anyStudy.ts";
import type { Scenario, Study } from "../study/schema.ts";
import { checkFormula, overridden } from "./answerPower.ts";
import { answerVisitSize } from "./answerVisitSize.ts";
import type { Computation } from "./computation.ts";
import { monteCarloSampleSize } from "./monteCarloSampleSize.ts";
import type { Criterion, PowerMethod, SizeRequest } from "./requests.ts";
import { simulatedSizeAnswer } from "./simulatedSizeAnswer.ts";

/** A size and the power that it has. */
export interface SizeAndPower {
  /** Randomized subjects per arm. */
  readonly n: Pair<number>;
  /** Power at `n`, by the method of the search. */
  readonly power: number;
}

/** Smallest sample size under one scenario. */
export interface SizeAnswerResult extends SizeAndPower {
  /** Name of the scenario. */
  readonly scenario: string;
  /** The largest size tried before `n` that misses the power. */
  readonly lastFailing?: SizeAndPower;
  /** Which smallest size it is; a closed form has only one. */
  readonly criterion?: Criterion;
  /** Closed form only: subjects per arm before rounding up, and the formula. */
  readonly unrounded?: Pair<number>;
  readonly formula?: PowerFormula | VisitFormula;
  /** What a closed form of a study over visits leaves out of account. */
  readonly notes?: readonly string[];
  /** Monte Carlo only: standard error of the power at `n`, from `replicates` of this size alone. */
  readonly standardError?: number;
  readonly replicates?: number;
  /** Monte Carlo only: probability that `n` reaches the power; 95% interval of the smallest size, per arm. */
  readonly confidence?: number;
  readonly interval?: Pair<Pair<number>>;
  /** Monte Carlo only: replicates of all sizes together. */
  readonly searched?: number;
  readonly seed?: number;
}

export interface SizeAnswer {
  readonly results: readonly SizeAnswerResult[];
}

/** Largest arm that a search tries. */
export const defaultMaxPerArm = 20_000;

/**
 * Smallest sample size that reaches a power under each scenario. The ratio of the arms is that of their
 * sizes, else the allocation of the design, else 1:1.
 *
 * @throws {@link ArgumentError} if the study has a problem, or no size reaches the power.
 */
export async function answerSize(
  request: SizeRequest,
  computation: Computation,
): Promise<SizeAnswer> {
  const study = overridden(parseAnyStudy(request.study), request);
  checkFormula(request);
  const method = sizeMethodOf(study, request);
  if (isVisitStudy(study)) return answerVisitSize(study, { ...request, method }, computation);
  const results: SizeAnswerResult[] = [];
  for (const [k, scenario] of study.scenarios.entries()) {
    const path = `scenarios[${k}]`;
    const found = await sizeOf(study, scenario, { ...request, method, path }, computation);
    results.push({ scenario: scenario.name, ...found });
  }
  return { results };
}

/**
 * The method of a search where none is asked for: exact where there are counts, else the closed form; by simulation
 * where a scenario has neither, or the analysis is adjusted.
 */
export function sizeMethodOf(study: AnyStudy, { method }: SizeRequest): PowerMethod {
  if (method !== undefined) return method;
  if (!isVisitStudy(study)) {
    return isAdjustedMethod(study.design.analysis.method) ? "monteCarlo" : "exact";
  }
  const { design, scenarios } = study;
  const isFormal = scenarios.every((each) => visitNotAvailable(design, each) === undefined);
  if (!isFormal) return "monteCarlo";
  return design.endpoint.type === "responder" ? "exact" : "closedForm";
}

/** A request whose method is decided. */
export type SizeRequestBy = SizeRequest & { readonly method: PowerMethod };

type Goal = SizeRequestBy & { readonly path: string };
type Found = Omit<SizeAnswerResult, "scenario">;

function sizeOf(
  study: Study,
  scenario: Scenario,
  goal: Goal,
  computation: Computation,
): Found | Promise<Found> {
  switch (goal.method) {
    case "closedForm":
      return closedFormSize(study, scenario, goal);
    case "exact":
      return exactSampleSize(study.design, scenario, exactGoal(goal));
    case "monteCarlo":
      return simulatedSize(study, scenario, goal, computation);
  }
}

const exactGoal = ({ power, path, criterion, maxPerArm = defaultMaxPerArm }: Goal) => ({
  power,
  path,
  criterion,
  maxPerArm,
});

function closedFormSize(
  { design }: Study,
  scenario: Scenario,
  { power, path, formula }: Goal,
): Found {
  const goal = { power, path, ...(formula && { formula }) };
  const found = closedFormSampleSizeOf(design, scenario, goal);
  const sized = withSizes(design, found.n);
  return { ...found, power: closedFormPowerOf(sized, scenario, found.formula).power };
}

async function simulatedSize(
  study: Study,
  scenario: Scenario,
  goal: Goal,
  computation: Computation,
): Promise<Found> {
  const wanted = { ...exactGoal(goal), workers: goal.workers };
  const found = await monteCarloSampleSize(study, scenario, wanted, computation);
  const { power, criterion } = goal;
  return simulatedSizeAnswer(found, { power, criterion, seed: study.simulation.seed });
}
