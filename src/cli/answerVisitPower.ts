import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import type { PowerFormula } from "../sizing/powerFormula.ts";
import type { VisitFormula } from "../sizing/visitPowerOf.ts";
import { requireSizedVisits, type SizedVisitStudy } from "../study/requireSizedVisits.ts";
import type { VisitScenario, VisitStudy } from "../study/visitSchema.ts";
import type { Computation } from "./computation.ts";
import type { PowerMethod, PowerRequest } from "./requests.ts";
import { sentence, visitClosedForm, visitExact } from "./visitFormulas.ts";
import { visitMonteCarlo, type VisitMonteCarloAnswer } from "./visitMonteCarlo.ts";

/** Power of one scenario of a study over visits. */
export interface VisitPowerAnswerResult {
  readonly scenario: string;
  /** Randomized subjects per arm. */
  readonly n: Pair<number>;
  readonly closedForm?: {
    readonly power: number;
    readonly formula: VisitFormula | PowerFormula;
    readonly notes: readonly string[];
  };
  readonly exact?: { readonly power: number };
  readonly monteCarlo?: VisitMonteCarloAnswer;
  /** Methods without an answer, and why; only where no method was asked for. */
  readonly notAvailable?: Readonly<Partial<Record<PowerMethod, string>>>;
}

export interface VisitPowerAnswer {
  readonly results: readonly VisitPowerAnswerResult[];
}

type Asked = Pick<PowerRequest, "method" | "formula" | "workers">;

/**
 * Power of each scenario of a study over visits, by the method asked for or by all that there are.
 *
 * @throws {@link ArgumentError} if an arm has no size, or the method asked for has no answer: the message says why.
 */
export async function answerVisitPower(
  study: VisitStudy,
  request: Asked,
  computation: Computation,
): Promise<VisitPowerAnswer> {
  const sized = requireSizedVisits(study);
  const results: VisitPowerAnswerResult[] = [];
  for (const [k, scenario] of study.scenarios.entries()) {
    if (computation.interrupt.signal.aborted) break;
    results.push(await powerOf(sized, scenario, request, partOf(computation, study, k)));
  }
  return { results };
}

async function powerOf(
  study: SizedVisitStudy,
  scenario: VisitScenario,
  request: Asked,
  computation: Computation,
): Promise<VisitPowerAnswerResult> {
  const { method, workers } = request;
  const { design } = study;
  const isSimulated = method === undefined || method === "monteCarlo";
  const { notAvailable, ...found } = formalPower(study, scenario, request);
  return {
    scenario: scenario.name,
    n: [design.arms[0].n, design.arms[1].n],
    ...found,
    ...(isSimulated && {
      monteCarlo: await visitMonteCarlo(study, scenario, workers, computation),
    }),
    ...(notAvailable && { notAvailable }),
  };
}

type Formally = Pick<VisitPowerAnswerResult, "closedForm" | "exact" | "notAvailable">;

/** Power without simulation, by the method asked for or by both. */
function formalPower(
  { design }: SizedVisitStudy,
  scenario: VisitScenario,
  { method, formula }: Asked,
): Formally {
  if (method === "monteCarlo") return {};
  const all = {
    closedForm: () => visitClosedForm(design, scenario, formula),
    exact: () => visitExact(design, scenario),
  };
  if (method !== undefined) {
    const { found, notAvailable } = all[method]();
    if (found === undefined) throw unavailable(method, notAvailable);
    return { [method]: found };
  }
  const [closedForm, exact] = [all.closedForm(), all.exact()];
  const reasons = {
    ...(closedForm.notAvailable && { closedForm: sentence(closedForm.notAvailable) }),
    ...(exact.notAvailable && { exact: sentence(exact.notAvailable) }),
  };
  return {
    ...(closedForm.found && { closedForm: closedForm.found }),
    ...(exact.found && { exact: exact.found }),
    ...(Object.keys(reasons).length > 0 && { notAvailable: reasons }),
  };
}

/** What is wrong with asking for a method that has no answer. */
export function unavailable(method: PowerMethod, reason: string): ArgumentError {
  return new ArgumentError("method", `not be ${method}, because ${reason}`, method);
}

/** Progress of the scenario `k` as progress of all scenarios. */
function partOf(computation: Computation, study: VisitStudy, k: number): Computation {
  const { onProgress } = computation;
  if (onProgress === undefined) return computation;
  const { replicates } = study.simulation;
  const total = replicates * study.scenarios.length;
  return { ...computation, onProgress: (done) => onProgress(k * replicates + done, total) };
}
