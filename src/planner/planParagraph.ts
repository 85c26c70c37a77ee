import { justification, type JustificationOptions } from "../report/justification.ts";
import type { PowerResult } from "../report/powerResult.ts";
import { presetOf } from "../report/presetOf.ts";
import { version } from "../version.ts";
import type { SimulatedPlan } from "./convergence.ts";

/** Lengths of the paragraph. */
export type ParagraphForm = NonNullable<JustificationOptions["form"]>;

/** The justification of the sample size, with the source of the rates where they are a preset's. */
export function paragraphOf(state: SimulatedPlan, form?: ParagraphForm): string {
  const { study, scenario } = state.plan;
  const source = presetOf(scenario)?.source;
  return justification(study, [powerResultOf(state)], { version, source, form });
}

/** The power of a plan by all three methods. */
export function powerResultOf({ plan, result }: SimulatedPlan): PowerResult {
  const { value, monteCarloError } = result.characteristics.rejection;
  return {
    scenario: plan.scenario.name,
    exact: { power: plan.exact },
    closedForm: plan.closedForm,
    monteCarlo: {
      power: value,
      standardError: monteCarloError,
      replicates: result.replicates,
      seed: result.seed,
    },
  };
}
