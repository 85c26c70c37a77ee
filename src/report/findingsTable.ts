import type {
  MonteCarloEstimate,
  MonteCarloProportion,
  OperatingCharacteristics,
} from "../summarize/operatingCharacteristics.ts";
import type { Table } from "./documentModel.ts";
import { count, percent, percentWithError, plural, signed } from "./format.ts";

/** Operating characteristics to be told in a table. */
export interface Findings {
  readonly scenario: string;
  readonly scale: "riskDifference" | "logOddsRatio" | "meanDifference";
  readonly truth: number;
  readonly characteristics: OperatingCharacteristics;
  /** Unit of a difference in means. */
  readonly unit?: string | undefined;
}

/** What a simulation found, each number with as many digits as its Monte Carlo error supports. */
export function findingsTable({
  scenario,
  scale,
  truth,
  unit,
  characteristics: c,
}: Findings): Table {
  const factor = scale === "riskDifference" ? 100 : 1;
  const value = ({ value: found, monteCarloError }: MonteCarloEstimate): string =>
    supported(factor * found, factor * monteCarloError);
  const rows: (readonly [string, string])[] = [
    ["Trials that reject", shareText(c.rejection)],
    ["Mean estimate", value(c.meanEstimate)],
    ["Bias", value(c.bias)],
    ["Coverage of the 95% interval", shareText(c.coverage)],
    ["Empirical standard error", value(c.empiricalStandardError)],
    ["Mean model standard error", value(c.modelStandardError)],
    ...(c.failed > 0 ? [["Trials whose analysis failed", count(c.failed)] as const] : []),
  ];
  const names = {
    riskDifference: "in percentage points",
    logOddsRatio: "on the log odds scale",
    meanDifference: unit === undefined ? "in the units of the endpoint" : `in ${unit}`,
  };
  return {
    type: "table",
    caption: `Operating characteristics in the scenario \u201C${scenario}\u201D, from ${plural(c.replicates, "simulated trial")}`,
    columns: [
      { head: "Measure" },
      { head: "Value \u00B1 Monte Carlo standard error", align: "right" },
    ],
    rows,
    note: `Estimates and their standard errors are ${names[scale]}; the true value of the estimand is ${truthText(factor * truth, scale)}.`,
  };
}

const truthText = (truth: number, scale: Findings["scale"]): string =>
  signed(truth, scale === "logOddsRatio" ? 3 : 2);

/** A share with its error; with its interval where all or none would promise too much. */
function shareText({ value, monteCarloError, lower, upper }: MonteCarloProportion): string {
  if (value === 0 || value === 1) {
    return `${percent(value)} (95% interval ${percent(lower)} to ${percent(upper)})`;
  }
  return percentWithError(value, monteCarloError);
}

/** A value and its error, both to the error's first digit, or its second where the first is a 1. */
export function supported(value: number, error: number): string {
  if (!Number.isFinite(value)) return "not defined";
  if (!(error > 0)) return `${signed(value, 1)} (error unknown)`;
  const magnitude = Math.floor(Math.log10(error));
  const isSmallFirst = error / 10 ** magnitude < 1.95;
  const digits = Math.min(6, Math.max(0, (isSmallFirst ? 1 : 0) - magnitude));
  return `${signed(value, digits)} \u00B1 ${error.toFixed(digits)}`;
}
