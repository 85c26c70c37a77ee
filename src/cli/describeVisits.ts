import { alphaText, assumedPercent, signed } from "../report/format.ts";
import { hypothesisNames } from "../report/hypothesisNames.ts";
import { methodLabels } from "../report/methodNames.ts";
import { responderRates } from "../sizing/responderRates.ts";
import type { Pair } from "../pair.ts";
import { visitMoments } from "../study/visitMoments.ts";
import { contrastIndexOf } from "../study/visitRetention.ts";
import type { VisitDesign, VisitScenario, VisitStudy } from "../study/visitSchema.ts";
import { handlingLabels, meanLabels, strategyLabels } from "./visitLabels.ts";
import type { TextColumn } from "./textTable.ts";

/** A study over visits in a few lines: its title, and what its protocol fixes. */
export function describeVisitStudy({ title, design }: VisitStudy): string {
  const { analysis, missing, estimand } = design;
  const method =
    meanLabels[analysis.method] ?? methodLabels[analysis.method as keyof typeof methodLabels];
  const test = `${method}, ${aimOf(design)}, alpha ${alphaText(analysis.alpha)}`;
  const handling = `${strategyLabels[estimand]}; ${handlingLabels[missing]}`;
  return `${title}\n${test}; ${handling}\n${endpointText(design)}\n`;
}

function aimOf({ analysis, endpoint }: VisitDesign): string {
  const { hypothesis = "superiority", margin, sides } = analysis;
  if (margin !== undefined) return `${hypothesisNames[hypothesis]}, margin ${margin}`;
  return sides === 2 ? "two-sided" : `one-sided (${endpoint.better} is better)`;
}

/** "fatigue (mm) at weeks 4, 8, 12 and baseline, compared at week 12; lower is better" */
function endpointText(design: VisitDesign): string {
  const { endpoint } = design;
  const unit = endpoint.unit === undefined ? "" : ` (${endpoint.unit})`;
  const baseline = endpoint.baseline ? " and at baseline" : "";
  const better = `${endpoint.better} is better`;
  if (endpoint.type === "continuous") return `${endpoint.name}${unit}${baseline}; ${better}`;
  const { visits, timeUnit } = endpoint;
  const at = `${visits.join(", ")} ${timeUnit}${baseline}`;
  const visit = visits[contrastIndexOf(design)];
  if (endpoint.type === "longitudinal") {
    return `${endpoint.name}${unit} at ${at}, compared at ${visit} ${timeUnit}; ${better}`;
  }
  return `${endpoint.name}: ${ruleText(endpoint)}${unit} at ${visit} ${timeUnit}, measured at ${at}; ${better}`;
}

const rules = { fall: "fall by", rise: "rise by", atMost: "value of at most", atLeast: "value of" };

function ruleText({ direction, threshold }: { direction: keyof typeof rules; threshold: number }) {
  const orMore = direction === "atMost" ? "" : " or more";
  return `${rules[direction]} ${threshold}${orMore}`;
}

/** Columns that tell scenarios apart: what is assumed of both arms at the visit compared, and of loss. */
export function visitScenarioColumns(
  { design }: VisitStudy,
  scenarios: readonly VisitScenario[],
): TextColumn[] {
  const names = scenarios.map(({ name }) => name);
  const isResponder = design.endpoint.type === "responder";
  return [
    { head: "scenario", align: "left", cells: names },
    ...(isResponder ? rateColumns(design, scenarios) : meanColumns(design, scenarios)),
    { head: "dropout", align: "left", cells: scenarios.map(lossText) },
  ];
}

function rateColumns(design: VisitDesign, scenarios: readonly VisitScenario[]): TextColumn[] {
  const { endpoint, arms } = design;
  if (endpoint.type !== "responder") return [];
  const rates = scenarios.map((scenario) => responderRates(endpoint, scenario));
  return arms.map(({ name }, k) => ({
    head: name,
    align: "right",
    cells: rates.map((pair) => assumedPercent(Number(pair[k]!.toFixed(3)))),
  }));
}

function meanColumns(design: VisitDesign, scenarios: readonly VisitScenario[]): TextColumn[] {
  const { endpoint, arms } = design;
  const moments = scenarios.map((one) => visitMoments(endpoint, one, contrastIndexOf(design)));
  const text = (value: number) => (value < 0 ? signed(value, decimalsOf(value)) : String(value));
  const sdText = (sd: Pair<number>) => (sd[0] === sd[1] ? text(sd[0]) : sd.map(text).join(", "));
  return [
    ...arms.map(({ name }, k): TextColumn => ({
      head: `${name}, mean`,
      align: "right",
      cells: moments.map(({ mean }) => text(mean[k]!)),
    })),
    { head: "SD", align: "right", cells: moments.map(({ sd }) => sdText(sd)) },
  ];
}

const decimalsOf = (value: number): number => String(value).split(".")[1]?.length ?? 0;

/** "20.0%, 30.0% (mar)", or "none". */
function lossText({ dropout, discontinuation }: VisitScenario): string {
  const rateText = (rate: number | readonly number[]) =>
    assumedPercent(typeof rate === "number" ? rate : rate.at(-1)!);
  const text = ({ rate, mechanism }: NonNullable<typeof dropout>) =>
    `${[...new Set(rate.map(rateText))].join(", ")} (${mechanism})`;
  if (dropout === undefined && discontinuation === undefined) return "none";
  const stops = discontinuation === undefined ? [] : [`${text(discontinuation)} stop treatment`];
  return [...(dropout === undefined ? [] : [text(dropout)]), ...stops].join("; ");
}
