import type { SizedStudy } from "../study/requireSized.ts";
import type { Scenario } from "../study/schema.ts";
import { isAdjustedMethod } from "../analyze/methods.ts";
import { estimandSentences } from "./estimandSentences.ts";
import { percent, plural } from "./format.ts";
import type { PowerResult } from "./powerResult.ts";
import { powerSentences } from "./powerSentences.ts";
import { scenarioSentences } from "./scenarioSentences.ts";
import { sensitivityRows, type SensitivityRow } from "./sensitivityRows.ts";
import { trialSentences } from "./trialSentences.ts";

/**
 * The sample size at the length that a protocol's statistical section has: design, estimand, assumptions and
 * power by scenario, sensitivity of the exact power, and how the numbers were computed; a paragraph each,
 * separated by empty lines.
 */
export function longJustification(
  study: SizedStudy,
  results: readonly PowerResult[],
  { version, source }: { readonly version: string; readonly source?: string | undefined },
): string {
  const { design, scenarios } = study;
  const told = scenarios.filter(({ name }) => results.some(({ scenario }) => scenario === name));
  const ofScenarios = told.map((scenario) => [
    ...scenarioSentences(design, scenario, {
      source: scenario === scenarios[0] ? source : undefined,
      isOneOfSeveral: told.length > 1,
    }),
    ...powerSentences(results.find((result) => result.scenario === scenario.name)!),
  ]);
  const paragraphs = [
    trialSentences(design),
    estimandSentences(design),
    ...ofScenarios,
    told[0] ? sensitivitySentences(study, told[0]) : [],
    computationSentences(study, results, version),
  ];
  return paragraphs
    .filter((sentences) => sentences.length > 0)
    .map((sentences) => sentences.join(" "))
    .join("\n\n");
}

/** The lowest and the highest power among the changed assumptions, by name. */
export function sensitivitySentences({ design }: SizedStudy, scenario: Scenario): string[] {
  const rows = sensitivityRows(design, scenario);
  if (rows.length === 0) return [];
  const sorted = rows.toSorted((a, b) => a.power - b.power);
  const [worst, best] = [sorted[0]!, sorted.at(-1)!];
  const changed =
    "Each assumption was changed in turn with the others kept, and the exact power computed again.";
  if (percent(worst.power) === percent(best.power)) {
    return [changed, `It is ${percent(best.power)} throughout.`];
  }
  return [
    changed,
    `It is lowest, ${percent(worst.power)}, with ${changeText(worst)}, and highest, ${percent(best.power)}, with ${changeText(best)}.`,
  ];
}

/** "a rate on Placebo of 36.7% in place of 26.7%". */
export function changeText({ assumption, planned, changed }: SensitivityRow): string {
  if (assumption === "Subjects lost") return `subjects lost ${changed}`;
  if (assumption === "Dropout") return `${changed === "none" ? "no" : changed} dropout`;
  const what = assumption.startsWith("Rate")
    ? `a rate${assumption.slice(4)}`
    : "a significance level";
  return `${what} of ${changed} in place of ${planned}`;
}

function computationSentences(
  { design }: SizedStudy,
  results: readonly PowerResult[],
  version: string,
): string[] {
  const sentences = [`All numbers were computed with equipoise ${version}.`];
  const exact = !isAdjustedMethod(design.analysis.method) && results.some((r) => r.exact);
  if (exact) {
    sentences.push(
      "The exact power is the probability, summed over all possible tables, that the planned test rejects.",
    );
  }
  const simulated = results.find(({ monteCarlo }) => monteCarlo)?.monteCarlo;
  if (simulated) {
    const trials = plural(simulated.replicates, "trial");
    sentences.push(
      `The simulation draws ${trials} with seed ${simulated.seed}, analyzes each as planned, and takes the share that reject; the same seed gives the same result again.`,
    );
  }
  return sentences;
}
