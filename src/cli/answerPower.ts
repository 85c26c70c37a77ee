import { monteCarlo } from "../engine/monteCarlo.ts";
import { isAdjustedMethod } from "../analyze/methods.ts";
import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import type { MonteCarloPower, PowerResult } from "../report/powerResult.ts";
import { closedFormPowerOf } from "../sizing/closedFormPowerOf.ts";
import { exactPower } from "../sizing/exactPower.ts";
import type { PowerFormula } from "../sizing/powerFormula.ts";
import { type SizedStudy, requireSized } from "../study/requireSized.ts";
import type { AnyStudy } from "../study/anyStudy.ts";
import { parseStudy } from "../study/parseStudy.ts";
import type { Scenario } from "../study/schema.ts";
import type { Computation } from "./computation.ts";
import { type PowerMethod, type PowerRequest, powerMethods } from "./requests.ts";

/** Simulated power with its uncertainty, as answers tell it. */
export interface MonteCarloAnswer extends MonteCarloPower {
  /** Wilson 95% interval of the power. */
  readonly lower: number;
  readonly upper: number;
  /** Replicates whose analysis failed; they count neither way. */
  readonly failed: number;
  /** False when the run was stopped early: `replicates` tells how far it came. */
  readonly isComplete: boolean;
}

/** Power of one scenario. */
export interface PowerAnswerResult extends PowerResult {
  /** Randomized subjects per arm. */
  readonly n: Pair<number>;
  readonly monteCarlo?: MonteCarloAnswer;
  /** Methods that do not know this analysis, and why; only where no method was asked for. */
  readonly notAvailable?: Readonly<Partial<Record<PowerMethod, string>>>;
}

export interface PowerAnswer {
  readonly results: readonly PowerAnswerResult[];
}

/** What replaces the study's own settings. */
type Overrides = Pick<PowerRequest, "replicates" | "seed">;

/**
 * Power of each scenario by the method asked for, by all three where none is. Adjusted analyses have no
 * closed form and no exact sum here: they are simulated, and the answer says so.
 *
 * @throws {@link ArgumentError} if the study has a problem or an arm no size, or the method does not know
 *   the planned analysis.
 */
export async function answerPower(
  request: PowerRequest,
  computation: Computation,
): Promise<PowerAnswer> {
  const study = requireSized(overridden(parseStudy(request.study), request));
  checkFormula(request);
  const all = isAdjustedMethod(study.design.analysis.method) ? simulatedOnly : powerMethods;
  const methods = request.method === undefined ? all : [request.method];
  const results: PowerAnswerResult[] = [];
  for (const [k, scenario] of study.scenarios.entries()) {
    if (computation.interrupt.signal.aborted) break;
    results.push(await powerOf(study, scenario, methods, request, partOf(computation, study, k)));
  }
  return { results };
}

const simulatedOnly: readonly PowerMethod[] = ["monteCarlo"];
const reason = "The power of an adjusted analysis is found by simulation.";
const notAvailable = { closedForm: reason, exact: reason };

async function powerOf(
  study: SizedStudy,
  scenario: Scenario,
  methods: readonly PowerMethod[],
  request: { readonly formula?: PowerFormula | undefined; readonly workers?: number | undefined },
  computation: Computation,
): Promise<PowerAnswerResult> {
  const { design } = study;
  const has = (method: PowerMethod) => methods.includes(method);
  return {
    scenario: scenario.name,
    n: [design.arms[0].n, design.arms[1].n],
    ...(has("closedForm") && { closedForm: closedFormPowerOf(design, scenario, request.formula) }),
    ...(has("exact") && { exact: { power: exactPower(design, scenario) } }),
    ...(has("monteCarlo") && {
      monteCarlo: await monteCarloPower(study, scenario, request.workers, computation),
    }),
    ...(methods === simulatedOnly && { notAvailable }),
  };
}

/** Power of a scenario by simulation. */
export async function monteCarloPower(
  study: SizedStudy,
  scenario: Scenario,
  workers: number | undefined,
  { pools, interrupt, onProgress }: Computation,
): Promise<MonteCarloAnswer> {
  const options = { pool: pools.of(workers), signal: interrupt.signal };
  const result = await interrupt.during(() =>
    monteCarlo(study, scenario, { ...options, ...(onProgress && { onProgress }) }),
  );
  const { rejection, failed } = result.characteristics;
  const { value: power, monteCarloError: standardError, lower, upper } = rejection;
  const { replicates, seed, isComplete } = result;
  return { power, standardError, lower, upper, replicates, seed, failed, isComplete };
}

/** A study with other numbers of replicates or another seed. */
export function overridden<S extends AnyStudy>(study: S, overrides: Overrides): S {
  const { replicates = study.simulation.replicates, seed = study.simulation.seed } = overrides;
  return { ...study, simulation: { replicates, seed } };
}

/** A formula is only for the closed form: elsewhere it would go unused without a word. */
export function checkFormula({ formula, method }: Pick<PowerRequest, "formula" | "method">): void {
  if (formula === undefined || method === undefined || method === "closedForm") return;
  throw new ArgumentError("formula", 'not be there unless method is "closedForm"', formula);
}

/** Progress of the scenario `k` as progress of all scenarios. */
function partOf(computation: Computation, study: SizedStudy, k: number): Computation {
  const { onProgress } = computation;
  if (onProgress === undefined) return computation;
  const { replicates } = study.simulation;
  const total = replicates * study.scenarios.length;
  return { ...computation, onProgress: (done) => onProgress(k * replicates + done, total) };
}
