import type { MonteCarloResult } from "../engine/monteCarlo.ts";
import { element } from "../notebook/element.ts";
import { count, percent, percentWithError, points } from "../show/format.ts";
import type { ExactOperatingCharacteristics } from "../sizing/exactOperatingCharacteristics.ts";
import type {
  MonteCarloEstimate,
  OperatingCharacteristics,
} from "../summarize/operatingCharacteristics.ts";
import { affordableCharacteristics } from "./exactBudget.ts";
import type { Plan } from "./plan.ts";

/** What a design does over its replicates: a number, what it means, and its text by simulation and enumeration. */
interface Characteristic {
  readonly name: string;
  readonly meaning: string;
  readonly simulated: (characteristics: OperatingCharacteristics) => string;
  readonly exact: (exact: Partial<ExactOperatingCharacteristics>, plan: Plan) => string;
}

const characteristics: readonly Characteristic[] = [
  {
    name: "Power",
    meaning: "of all trials reject",
    simulated: ({ rejection }) => simulatedShare(rejection),
    exact: (_, plan) => share(plan.exact),
  },
  {
    name: "Bias, points",
    meaning: "mean estimate minus the difference it aims at",
    simulated: ({ bias }) => simulatedPoints(bias),
    exact: ({ bias }) => inPoints(bias),
  },
  {
    name: "Coverage",
    meaning: "of the 95% intervals hold that difference",
    simulated: ({ coverage }) => simulatedShare(coverage),
    exact: ({ coverage }) => share(coverage),
  },
  {
    name: "Mean width, points",
    meaning: "of the 95% interval",
    simulated: ({ meanWidth }) => simulatedPoints(meanWidth),
    exact: ({ meanWidth }) => inPoints(meanWidth),
  },
  {
    name: "Empirical standard error, points",
    meaning: "spread of the estimates over the trials",
    simulated: ({ empiricalStandardError }) => simulatedPoints(empiricalStandardError),
    exact: ({ standardError }) => inPoints(standardError),
  },
  {
    name: "Model standard error, points",
    meaning: "what the analyses themselves state",
    simulated: ({ modelStandardError }) => simulatedPoints(modelStandardError),
    exact: ({ modelStandardError }) => inPoints(modelStandardError),
  },
  {
    name: "Type S error",
    meaning: "of the significant trials point the wrong way",
    simulated: ({ typeS }) => simulatedShare(typeS),
    exact: ({ typeS }) => share(typeS),
  },
  {
    name: "Type M error",
    meaning: "by which a significant estimate exaggerates on average",
    simulated: ({ typeM }) => simulatedFactor(typeM),
    exact: ({ typeM }) => factor(typeM),
  },
  {
    name: "Failed analyses",
    meaning: "counted, never taken as non-rejections",
    simulated: ({ failed, withoutEstimate }) => count(failed) + missingEstimates(withoutEstimate),
    exact: () => "",
  },
];

const heads = [
  "Operating characteristic",
  "Simulated ± Monte Carlo error",
  "Exact",
  "What it means",
];

/** Each characteristic with its Monte Carlo error and in words; before the first run the numbers are still to come. */
export function characteristicsTable(plan?: Plan, result?: MonteCarloResult): HTMLTableElement {
  const exact = plan && (affordableCharacteristics(plan) ?? {});
  const rows = characteristics.map((one) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, one.name),
      element("td", { class: "number" }, result ? one.simulated(result.characteristics) : "…"),
      element("td", { class: "number" }, exact ? one.exact(exact, plan) : "…"),
      element("td", { class: "muted" }, one.meaning),
    ),
  );
  return element(
    "table",
    { class: "characteristics" },
    element("thead", {}, element("tr", {}, ...heads.map(headCell))),
    element("tbody", {}, ...rows),
  );
}

const headCell = (text: string): HTMLElement => element("th", { scope: "col" }, text);

const missingEstimates = (trials: number): string =>
  trials > 0 ? `, and ${count(trials)} without an estimate: an arm had nobody left` : "";

const inPoints = (value: number | undefined): string =>
  Number.isFinite(value) ? points(value!, 2) : "–";

const share = (value: number | undefined): string =>
  Number.isFinite(value) ? percent(value!) : "–";

const factor = (value: number | undefined): string =>
  Number.isFinite(value) ? `× ${value!.toFixed(2)}` : "–";

function simulatedShare({ value, monteCarloError }: MonteCarloEstimate): string {
  if (value === 0) return "none";
  return value === 1 ? "all" : percentWithError(value, monteCarloError);
}

const simulatedPoints = ({ value, monteCarloError }: MonteCarloEstimate): string =>
  Number.isFinite(value) ? `${points(value, 2)} ± ${points(monteCarloError, 2)}` : "–";

const simulatedFactor = ({ value, monteCarloError }: MonteCarloEstimate): string =>
  Number.isFinite(value) ? `× ${value.toFixed(3)} ± ${monteCarloError.toFixed(3)}` : "–";
