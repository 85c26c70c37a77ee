import { responderRates } from "../sizing/responderRates.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { visitMoments } from "../study/visitMoments.ts";
import type { VisitDropout, VisitScenario } from "../study/visitSchema.ts";
import { cite, paragraph, supply } from "./documentBuilder.ts";
import type { AssumptionSource } from "./documentInput.ts";
import type { DocumentSection, Table, Text } from "./documentModel.ts";
import { assumedPercent, percent } from "./format.ts";
import { decimal } from "./visitChecklistSection.ts";

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
  const rows = [...valueRows(design, scenario, source), ...lossRows(scenario)];
  return {
    type: "table",
    caption: `Assumptions of the scenario \u201C${scenario.name}\u201D`,
    columns: [{ head: "Assumption", width: 0.3 }, { head: "Value" }, { head: "Source" }],
    rows,
  };
}

function valueRows(
  { arms, endpoint }: SizedVisitStudy["design"],
  scenario: VisitScenario,
  source: AssumptionSource | undefined,
): Row[] {
  const times = endpoint.type === "continuous" ? [undefined] : endpoint.visits;
  const moments = times.map((_, k) => visitMoments(endpoint, scenario, k));
  const unit = endpoint.unit === undefined ? "" : ` ${endpoint.unit}`;
  const at = (values: readonly number[]): string => {
    if (new Set(values).size === 1) return `${decimal(values[0]!)}${unit}`;
    return `${values.map(decimal).join(", ")}${unit} by visit`;
  };
  const from = sourceText(source);
  const rows = arms.map(({ name }, arm): Row => [
    `Mean on ${name}`,
    at(moments.map(({ mean }) => mean[arm]!)),
    from,
  ]);
  const isSame = moments.every(({ sd }) => sd[0] === sd[1]);
  const sds = isSame
    ? at(moments.map(({ sd }) => sd[0]))
    : `${decimal(moments[0]!.sd[0])} and ${decimal(moments[0]!.sd[1])}${unit}`;
  rows.push(["Standard deviation", sds, from]);
  const between = "correlation" in scenario ? correlationText(scenario) : "";
  if (between !== "") rows.push(["Correlation between visits", between, gap]);
  const { baseline } = moments[0]!;
  if (baseline) {
    const value = `mean ${decimal(baseline.mean)}, standard deviation ${decimal(baseline.sd)}${unit}`;
    rows.push(["Baseline", value, gap]);
  }
  if (endpoint.type === "responder") {
    const [experimental, control] = responderRates(endpoint, scenario);
    const rates = `${percent(experimental)} and ${percent(control)}`;
    rows.push(["Response rates that follow", rates, "From the values above"]);
  }
  return rows;
}

const gap: Text = [supply("the source.")];

function correlationText({
  correlation,
}: Extract<VisitScenario, { correlation?: unknown }>): string {
  if (correlation === undefined) return "";
  switch (correlation.type) {
    case "compoundSymmetry":
      return `${correlation.rho} for any two visits`;
    case "ar1":
      return `${correlation.rho} for neighboring visits, its powers beyond`;
    case "toeplitz":
      return `${correlation.rho.join(", ")} by distance in visits`;
    case "unstructured":
      return "as in the study file";
  }
}

function lossRows({ dropout, discontinuation }: VisitScenario): Row[] {
  const rows: Row[] = [];
  if (dropout) rows.push(["Dropout", lossText(dropout), gap]);
  if (discontinuation) rows.push(["Treatment stopped", lossText(discontinuation), gap]);
  if (rows.length > 0) return rows;
  return [["Dropout", "none", [supply("why no subject is expected to be lost.")]]];
}

const mechanisms = {
  mcar: "completely at random",
  mar: "depending on observed values",
  mnar: "depending on the value about to be missed",
} as const;

function lossText({ rate, mechanism }: Pick<VisitDropout, "rate" | "mechanism">): string {
  const last = rate.map((each) => (typeof each === "number" ? each : each.at(-1)!));
  const shares =
    last[0] === last[1]
      ? `${assumedPercent(last[0]!)} of each arm`
      : last.map((each) => assumedPercent(each)).join(" and ");
  return `${shares} by the end, ${mechanisms[mechanism]}`;
}

function sourceText(source: AssumptionSource | undefined): Text {
  if (source === undefined) return gap;
  const text = source.text[0]!.toUpperCase() + source.text.slice(1);
  return source.key === undefined ? text : [`${text} `, cite(source.key)];
}
