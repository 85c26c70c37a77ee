import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import type { VisitScenario } from "../study/visitSchema.ts";
import type { VisitFormula } from "../sizing/visitPowerOf.ts";
import type { PowerFormula } from "../sizing/powerFormula.ts";
import { listed, plural } from "./format.ts";
import type { JustificationOptions } from "./justification.ts";
import { powerSentences } from "./powerSentences.ts";
import type { PowerResult } from "./powerResult.ts";
import { strategySentences } from "./visitNames.ts";
import { visitScenarioSentences } from "./visitScenarioSentences.ts";
import type { VisitSensitivity } from "./visitSensitivity.ts";
import { visitSensitivitySentences } from "./visitSensitivitySentences.ts";
import { visitShortJustification } from "./visitShortJustification.ts";
import { visitTrialSentences } from "./visitTrialSentences.ts";

/** Power of one scenario of a study over visits, by as many methods as were asked for. */
export type VisitPowerResult = PowerResult<VisitFormula | PowerFormula> & {
  readonly closedForm?: { readonly notes?: readonly string[] };
};

export interface VisitJustificationOptions extends JustificationOptions {
  /** For the long form: the power with one assumption at a time changed, of the first scenario. */
  readonly sensitivity?: VisitSensitivity | undefined;
}

/**
 * The sample size of a study over visits in a paragraph for a protocol, as `justification` for a binary endpoint.
 *
 * @param results - Power by scenario; a scenario without a result is left out.
 * @returns Plain text, one paragraph; the long form has several, separated by empty lines.
 */
export function visitJustification(
  study: SizedVisitStudy,
  results: readonly VisitPowerResult[],
  { version, source, form = "standard", sensitivity }: VisitJustificationOptions,
): string {
  if (form === "short") return visitShortJustification(study, results, version);
  const { design, scenarios } = study;
  const told = scenarios.filter(({ name }) => results.some(({ scenario }) => scenario === name));
  const worlds = told.map((scenario) => {
    const from = scenario === scenarios[0] ? source : undefined;
    const result = results.find((each) => each.scenario === scenario.name)!;
    return worldSentences(study, scenario, result, {
      source: from,
      isOneOfSeveral: told.length > 1,
    });
  });
  const trial = visitTrialSentences(design);
  if (form === "standard") {
    return [...trial, ...worlds.flat(), `Power was computed with equipoise ${version}.`].join(" ");
  }
  const paragraphs = [
    trial,
    estimandSentences(study),
    ...worlds,
    sensitivity ? visitSensitivitySentences(sensitivity) : [],
    computationSentences(results, version),
  ];
  const whole = paragraphs.filter((sentences) => sentences.length > 0);
  return whole.map((sentences) => sentences.join(" ")).join("\n\n");
}

function worldSentences(
  { design }: SizedVisitStudy,
  scenario: VisitScenario,
  result: VisitPowerResult,
  options: Parameters<typeof visitScenarioSentences>[2],
): string[] {
  const notes = result.closedForm?.notes ?? [];
  return [
    ...visitScenarioSentences(design, scenario, options),
    ...powerSentences(result),
    ...(notes.length > 0 ? [`In the closed form, ${listed(notes)}.`] : []),
  ];
}

function estimandSentences({ design }: SizedVisitStudy): string[] {
  const { endpoint, arms, estimand } = design;
  const measure = endpoint.type === "responder" ? "response rates" : "means";
  return [
    `The estimand is the difference in ${measure} between ${arms[0].name} and ${arms[1].name} among all subjects randomized.`,
    strategySentences[estimand],
  ];
}

function computationSentences(results: readonly VisitPowerResult[], version: string): string[] {
  const computed = `All numbers were computed with equipoise ${version}.`;
  const simulated = results.find(({ monteCarlo }) => monteCarlo)?.monteCarlo;
  if (simulated === undefined) return [computed];
  const trials = plural(simulated.replicates, "trial");
  return [
    computed,
    `The simulation draws ${trials} subject by subject with seed ${simulated.seed}, analyzes each as planned, and takes the share that reject; the same seed gives the same result again.`,
  ];
}
