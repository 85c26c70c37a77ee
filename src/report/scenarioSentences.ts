import type { Pair } from "../pair.ts";
import { analyzedRates, expectedCompleters } from "../sizing/outcomeModel.ts";
import type { SizedDesign } from "../study/requireSized.ts";
import type { Dropout, Scenario } from "../study/schema.ts";
import { baselineSentences } from "./adjustmentSentences.ts";
import { assumedPercent, count, percent, points } from "./format.ts";

/** What is assumed about the world: rates, dropout, and what both make of the data analyzed. */
export function scenarioSentences(
  design: SizedDesign,
  scenario: Scenario,
  options: { readonly source?: string | undefined; readonly isOneOfSeveral: boolean },
): string[] {
  const { dropout } = scenario;
  const world = [rates(design, scenario, options), ...baselineSentences(scenario)];
  if (!hasDropout(dropout)) return [...world, "No dropout is assumed."];
  return [
    ...world,
    `${lost(design, dropout)}, ${mechanism(dropout)}.`,
    design.missing === "nonresponder"
      ? countedAsFailures(design, scenario)
      : leftOut(design, scenario),
  ];
}

const hasDropout = (dropout: Dropout | undefined): dropout is Dropout =>
  dropout !== undefined && dropout.rate.some((rate) => rate > 0);

function rates(
  { arms }: SizedDesign,
  { name, responseRate: [experimental, control] }: Scenario,
  { source, isOneOfSeveral }: Parameters<typeof scenarioSentences>[2],
): string {
  const where = isOneOfSeveral ? `In the scenario \u201C${name}\u201D the` : "The";
  const from = source === undefined ? "" : `, rates taken from ${source}`;
  const both = `${assumedPercent(experimental)} of subjects on ${arms[0].name} and in ${assumedPercent(control)} on ${arms[1].name}`;
  return `${where} event is assumed in ${both}${from}${difference(experimental - control)}.`;
}

function difference(effect: number): string {
  if (effect === 0) return ": no difference";
  return `: a difference of ${points(effect)} percentage points`;
}

function lost({ arms }: SizedDesign, { rate: [experimental, control] }: Dropout): string {
  if (experimental === control) {
    return `In each arm ${assumedPercent(experimental)} of subjects are expected to drop out`;
  }
  const each = `${assumedPercent(experimental)} on ${arms[0].name} and ${assumedPercent(control)} on ${arms[1].name}`;
  return `Of the subjects ${each} are expected to drop out`;
}

function mechanism(dropout: Dropout): string {
  if (dropout.mechanism === "mcar") return "independently of their outcome";
  const times = Number(dropout.oddsRatio.toPrecision(3));
  return `with odds of dropping out ${times} times as high without the event as with it`;
}

function countedAsFailures(design: SizedDesign, scenario: Scenario): string {
  const counted = design.endpoint.better === "higher" ? "not having had" : "having had";
  const total = count(design.arms[0].n + design.arms[1].n);
  return `A subject lost counts as ${counted} the event, so that all ${total} subjects are analyzed, with expected rates of ${bothRates(design, scenario)}.`;
}

function leftOut(design: SizedDesign, scenario: Scenario): string {
  const expected = expectedCompleters(design, scenario).map(
    (completers, k) =>
      `${tenth(completers)} of ${count(design.arms[k]!.n)} on ${design.arms[k]!.name}`,
  );
  return `Only the subjects observed are analyzed, an expected ${expected.join(" and ")}, with expected rates of ${bothRates(design, scenario)}.`;
}

function bothRates(design: SizedDesign, scenario: Scenario): string {
  const [experimental, control]: Pair<number> = analyzedRates(design, scenario);
  return `${percent(experimental)} and ${percent(control)}`;
}

/** An expected count to a tenth, whole where it is whole. */
const tenth = (value: number): string => String(Number(value.toFixed(1)));
