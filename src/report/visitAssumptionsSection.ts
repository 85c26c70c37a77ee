import type { Pair } from "../pair.ts";
import { responderRates } from "../sizing/responderRates.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { type VisitMoments, visitMoments } from "../study/visitMoments.ts";
import type { VisitDropout, VisitScenario } from "../study/visitSchema.ts";
import { marginGap } from "./assumptionsSection.ts";
import { cite, paragraph, supply } from "./documentBuilder.ts";
import type { AssumptionSource } from "./documentInput.ts";
import type { DocumentSection, Table, Text } from "./documentModel.ts";
import { assumedPercent, decimal, listed, percent } from "./format.ts";
import { hypothesisNames } from "./hypothesisNames.ts";
import { lastRates } from "./visitLossChanges.ts";
import { followedText, mechanismText } from "./visitLossSentences.ts";
import { correlationText } from "./visitScenarioSentences.ts";
import { unitAfter, visitMarginText } from "./visitTrialSentences.ts";

/** What is assumed of values, their spread and their loss, each with where it comes from. */
export function visitAssumptionsSection(
  study: SizedVisitStudy,
  source: AssumptionSource | undefined,
): DocumentSection {
  const tables = study.scenarios.map((scenario, k) =>
    assumptionTable(study.design, scenario, k === 0 ? source : undefined),
  );
  const target = supply(
    "why a difference of this size is important to patients, realistic, or both, and how it was chosen.",
  );
  return { heading: "Assumptions", blocks: [...tables, paragraph(target)] };
}

type Row = readonly [string, string, Text];

function assumptionTable(
  design: SizedVisitStudy["design"],
  scenario: VisitScenario,
  source: AssumptionSource | undefined,
): Table {
  const rows = [...valueRows(design, scenario, source), ...lossRows(design, scenario)];
  return {
    type: "table",
    caption: `Assumptions of the scenario \u201C${scenario.name}\u201D`,
    columns: [{ head: "Assumption", width: 0.3 }, { head: "Value" }, { head: "Source" }],
    rows,
  };
}

function valueRows(
  design: SizedVisitStudy["design"],
  scenario: VisitScenario,
  source: AssumptionSource | undefined,
): Row[] {
  const { arms, endpoint } = design;
  const times = endpoint.type === "continuous" ? [undefined] : endpoint.visits;
  const moments = times.map((_, k) => visitMoments(endpoint, scenario, k));
  const unit = unitAfter(endpoint);
  const at = (values: readonly number[]): string =>
    values.length === 1
      ? `${decimal(values[0]!)}${unit}`
      : `${listed(values.map(decimal))}${unit} at the ${values.length} visits`;
  const from = sourceText(source);
  const correlation = correlationText(scenario);
  const [{ sd, baseline }] = moments as [VisitMoments];
  const spread = moments.some((one) => one.sd[0] !== sd[0])
    ? at(moments.map((one) => one.sd[0]))
    : `${[...new Set(sd)].map(decimal).join(" and ")}${unit}`;
  return [
    ...arms.map(({ name }, k): Row => [
      `Mean on ${name}`,
      at(moments.map(({ mean }) => mean[k]!)),
      from,
    ]),
    ["Standard deviation", spread, from],
    ...(correlation === undefined ? [] : [["Correlation between visits", correlation, gap] as Row]),
    ...(baseline ? [baselineRow(baseline, moments, unit)] : []),
    ...rateRows(design, scenario),
    ...marginRows(design),
  ];
}

function baselineRow(
  { mean, sd }: NonNullable<VisitMoments["baseline"]>,
  moments: readonly VisitMoments[],
  unit: string,
): Row {
  const correlations = [...new Set(moments.map((one) => one.baseline!.correlation))];
  const later = moments.length === 1 ? "the value after treatment" : "the visits";
  const value = `mean ${decimal(mean)}${unit}, standard deviation ${decimal(sd)}${unit}, correlation with ${later} ${listed(correlations.map(decimal))}`;
  return ["Baseline", value, gap];
}

function marginRows(design: SizedVisitStudy["design"]): Row[] {
  const { hypothesis = "superiority" } = design.analysis;
  const margin = visitMarginText(design);
  if (margin === undefined) return [];
  const text = `${hypothesisNames[hypothesis]} ${margin}`;
  return [["Hypothesis", text[0]!.toUpperCase() + text.slice(1), marginGap]];
}

function rateRows({ endpoint }: SizedVisitStudy["design"], scenario: VisitScenario): Row[] {
  if (endpoint.type !== "responder") return [];
  const [experimental, control] = responderRates(endpoint, scenario);
  const rates = `${percent(experimental)} and ${percent(control)}`;
  return [["Response rates that follow", rates, "From the values above"]];
}

const gap: Text = [supply("the source.")];

function lossRows({ arms }: SizedVisitStudy["design"], scenario: VisitScenario): Row[] {
  const { dropout, discontinuation, intermittent } = scenario;
  const rows: Row[] = [];
  if (dropout) rows.push(["Dropout", lossText(dropout, arms), gap]);
  if (discontinuation) {
    const value = `${lossText(discontinuation, arms)}; ${followedText(scenario)}`;
    rows.push(["Treatment stopped", value, gap]);
  }
  if (intermittent) rows.push(["Visits missed", sharesText(intermittent, arms), gap]);
  if (rows.length > 0) return rows;
  return [["Dropout", "none", [supply("why no subject is expected to be lost.")]]];
}

type Arms = SizedVisitStudy["design"]["arms"];

const lossText = (loss: VisitDropout, arms: Arms): string =>
  `${sharesText(lastRates(loss.rate), arms)} in all, ${mechanismText(loss)}`;

/** "20.0% of each arm", "20.0% on A and 30.0% on B". */
function sharesText([nE, nC]: Pair<number>, arms: Arms): string {
  if (nE === nC) return `${assumedPercent(nE)} of each arm`;
  return `${assumedPercent(nE)} on ${arms[0].name} and ${assumedPercent(nC)} on ${arms[1].name}`;
}

function sourceText(source: AssumptionSource | undefined): Text {
  if (source === undefined) return gap;
  const text = source.text[0]!.toUpperCase() + source.text.slice(1);
  return source.key === undefined ? text : [`${text} `, cite(source.key)];
}
