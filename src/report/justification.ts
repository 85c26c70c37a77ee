import type { SizedStudy } from "../study/requireSized.ts";
import { longJustification } from "./longJustification.ts";
import { powerSentences } from "./powerSentences.ts";
import type { PowerResult } from "./powerResult.ts";
import { scenarioSentences } from "./scenarioSentences.ts";
import { shortJustification } from "./shortJustification.ts";
import { trialSentences } from "./trialSentences.ts";

export interface JustificationOptions {
  /** Version of equipoise that computed the results. */
  readonly version: string;
  /** Where the first scenario's rates come from, to follow "taken from". */
  readonly source?: string | undefined;
  /** Length: two sentences for an abstract, a paragraph (default), or a page of a protocol. */
  readonly form?: "short" | "standard" | "long" | undefined;
}

/**
 * The sample size of a study in a paragraph for a protocol: what is randomized and how it is
 * analyzed, what is assumed, and the power that follows, each number with the method that gave it.
 *
 * @param results - Power by scenario; a scenario without a result is left out.
 * @returns Plain text, one paragraph; the long form has several, separated by empty lines.
 */
export function justification(
  study: SizedStudy,
  results: readonly PowerResult[],
  { version, source, form = "standard" }: JustificationOptions,
): string {
  if (form === "short") return shortJustification(study, results, version);
  if (form === "long") return longJustification(study, results, { version, source });
  const { design, scenarios } = study;
  const told = scenarios.filter(({ name }) => results.some(({ scenario }) => scenario === name));
  const ofScenarios = told.flatMap((scenario) => [
    ...scenarioSentences(design, scenario, {
      source: scenario === scenarios[0] ? source : undefined,
      isOneOfSeveral: told.length > 1,
    }),
    ...powerSentences(results.find((result) => result.scenario === scenario.name)!),
  ]);
  const computed = `Power was computed with equipoise ${version}.`;
  return [...trialSentences(design), ...ofScenarios, computed].join(" ");
}
