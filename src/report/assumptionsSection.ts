import { type PlannedMargin, plannedMargin } from "../study/plannedTest.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import type { Scenario } from "../study/schema.ts";
import { baselineSentences } from "./adjustmentSentences.ts";
import { rateMarginText } from "./comparisonSentence.ts";
import { cite, paragraph, supply } from "./documentBuilder.ts";
import type { AssumptionSource } from "./documentInput.ts";
import type { Block, DocumentSection, Table, Text } from "./documentModel.ts";
import { alphaText, assumedPercent, points } from "./format.ts";
import { hypothesisNames } from "./hypothesisNames.ts";
import { presetOf } from "./presetOf.ts";

/** Everything the calculation assumes, each with where it comes from. */
export function assumptionsSection(
  { design, scenarios }: SizedStudy,
  source: AssumptionSource | undefined,
): DocumentSection {
  const ofScenarios = scenarios.flatMap((scenario, k): Block[] => [
    assumptionTable(design, scenario, k === 0 ? source : undefined),
    ...baselineSentences(scenario).map((sentence) => paragraph(sentence)),
  ]);
  const target = paragraph(
    supply(
      "why a difference of this size is important to patients, realistic, or both, and how it was chosen.",
    ),
  );
  return { heading: "Assumptions", blocks: [...ofScenarios, target] };
}

type Row = readonly [string, string, Text];

function assumptionTable(
  design: SizedStudy["design"],
  scenario: Scenario,
  source: AssumptionSource | undefined,
): Table {
  return {
    type: "table",
    caption: `Assumptions of the scenario \u201C${scenario.name}\u201D`,
    columns: [
      { head: "Assumption", width: 0.26 },
      { head: "Value", align: "right", width: 0.26 },
      { head: "Source" },
    ],
    rows: [
      ...rateRows(design, scenario, source),
      ...dropoutRows(scenario, source),
      ...testRows(design),
    ],
  };
}

function rateRows(
  design: SizedStudy["design"],
  { responseRate: [experimental, control] }: Scenario,
  source: AssumptionSource | undefined,
): Row[] {
  const { arms } = design;
  const margin = plannedMargin(design);
  const from = sourceText(source, "the source of this rate.");
  const relative = control > 0 ? `${(experimental / control).toFixed(2)}` : "not defined";
  return [
    [`Event rate on ${arms[0].name}`, assumedPercent(experimental), from],
    [`Event rate on ${arms[1].name}`, assumedPercent(control), from],
    [
      margin ? "Assumed difference" : "Target difference",
      `${points(experimental - control)} percentage points`,
      "From the two rates; the calculation is based on it",
    ],
    ...(margin ? [["Hypothesis", marginText(margin), marginGap] as Row] : []),
    ["Ratio of the rates", relative, "From the two rates"],
  ];
}

/** "Non-inferiority with a margin of 10.0 percentage points". */
function marginText(margin: PlannedMargin): string {
  const text = `${hypothesisNames[margin.hypothesis]} ${rateMarginText(margin)}`;
  return text[0]!.toUpperCase() + text.slice(1);
}

/** What nobody but the author can say of a margin. */
export const marginGap: Text = [supply("why a difference within this margin is acceptable.")];

function dropoutRows(scenario: Scenario, source: AssumptionSource | undefined): Row[] {
  const { dropout } = scenario;
  const dropoutSource = isDropoutOfPreset(scenario) ? source : undefined;
  const [experimental, control] = dropout?.rate ?? [0, 0];
  if (dropout === undefined || experimental + control === 0) {
    return [["Dropout", "none", [supply("why no subject is expected to be lost.")]]];
  }
  const rates =
    experimental === control
      ? `${assumedPercent(experimental)} of each arm`
      : `${assumedPercent(experimental)} and ${assumedPercent(control)}`;
  const mechanism =
    dropout.mechanism === "mcar"
      ? "independent of the outcome"
      : `odds ratio ${Number(dropout.oddsRatio.toPrecision(3))}`;
  return [
    ["Dropout", rates, sourceText(dropoutSource, "the source of this rate.")],
    ["Dropout and outcome", mechanism, [supply("why this is plausible.")]],
  ];
}

/** A preset's source speaks for the dropout too where that is the preset's. */
function isDropoutOfPreset(scenario: Scenario): boolean {
  const known = presetOf(scenario)?.study.scenarios[0]!.dropout;
  return known !== undefined && known.rate.join() === scenario.dropout?.rate.join();
}

function testRows({ analysis }: SizedStudy["design"]): Row[] {
  const sides = analysis.sides === 2 ? "two-sided" : "one-sided";
  return [["Significance level", `${alphaText(analysis.alpha)}, ${sides}`, "Set by the design"]];
}

function sourceText(source: AssumptionSource | undefined, gap: string): Text {
  if (source === undefined) return [supply(gap)];
  const text = source.text[0]!.toUpperCase() + source.text.slice(1);
  return source.key === undefined ? text : [`${text} `, cite(source.key)];
}
