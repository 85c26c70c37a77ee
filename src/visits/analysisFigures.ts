import { alphaText, percent, signed } from "../show/format.ts";
import { visitEstimand } from "../simulate/visitEstimand.ts";
import { contrastIndexOf } from "../study/visitRetention.ts";
import type { MonteCarloProportion } from "../summarize/operatingCharacteristics.ts";
import { analysisDots, type DotLevel, type DotValue } from "./analysisDots.ts";
import type { AnalysisRow } from "./analysisRows.ts";
import { formatOf } from "./sentences.ts";
import { wantedPower, type VisitFindings } from "./visitFindings.ts";
import { digitsOf } from "./visitWords.ts";

interface Drawing {
  readonly width: number;
  readonly label: string;
}

/** Power of each analysis. */
export function powerFigure(rows: readonly AnalysisRow[], drawing: Drawing): SVGSVGElement {
  return analysisDots(rows, {
    ...drawing,
    xLabel: "power, with its 95% interval",
    domain: [0, 1],
    format: (power) => percent(power, 0),
    levels: [{ x: wantedPower, text: percent(wantedPower, 0) }],
    valueOf: ({ power }) => rateValue(power),
  });
}

/** Its share of rejections without an effect. */
export function levelFigure(
  rows: readonly AnalysisRow[],
  alpha: number,
  drawing: Drawing,
): SVGSVGElement {
  const highest = Math.max(2 * alpha, ...rows.map(({ typeI }) => typeI.upper));
  return analysisDots(rows, {
    ...drawing,
    xLabel: "type I error, with its 95% interval",
    domain: [0, Math.min(1, highest * 1.05)],
    format: (rate) => percent(rate, 0),
    levels: [{ x: alpha, text: `alpha ${alphaText(alpha)}` }],
    valueOf: ({ typeI }) => rateValue(typeI),
  });
}

function rateValue({ value, lower, upper }: MonteCarloProportion): DotValue {
  return { value, lower, upper, text: percent(value) };
}

/** The rows whose estimates are on the scale of the planned analysis. */
export const comparableRows = (rows: readonly AnalysisRow[]): AnalysisRow[] =>
  rows.filter(({ found }) => found.scale === rows[0]!.found.scale);

/** What each analysis estimates on average, against what it aims at. */
export function biasFigure(
  rows: readonly AnalysisRow[],
  findings: VisitFindings,
  drawing: Drawing,
): SVGSVGElement {
  const [first] = rows;
  const levels = truthLevels(findings, rows);
  const isRate = first!.found.scale === "riskDifference";
  const { sd } = formatOf(findings);
  const format = isRate
    ? (value: number) => signed(100 * value, 0)
    : (value: number) => signed(value, digitsOf(sd));
  const values = rows.map(estimateValue);
  const ends = [
    ...values.flatMap(({ lower, upper, target }) => [lower, upper, target]),
    ...levels.map(({ x }) => x),
  ];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const room = Math.max(0.15 * (high - low), isRate ? 0.005 : sd / 50);
  return analysisDots(rows, {
    ...drawing,
    xLabel: isRate
      ? "mean estimate, percentage points"
      : `mean estimate${formatOf(findings).unit ? `, ${formatOf(findings).unit}` : ""}`,
    domain: [low - room, high + room],
    format,
    levels,
    valueOf: (row) => {
      const shown = estimateValue(row);
      const { value } = row.found.characteristics.bias;
      const text = isRate ? signed(100 * value, 1) : signed(value, digitsOf(sd) + 1);
      return { ...shown, text: value > 0 && Number(text) !== 0 ? `+${text}` : text };
    },
  });
}

function estimateValue({ found }: AnalysisRow) {
  const { value, monteCarloError } = found.characteristics.meanEstimate;
  const half = 1.96 * monteCarloError;
  return { value, lower: value - half, upper: value + half, target: found.truth };
}

/** The truth by the two strategies that most trials choose between; one where they agree. */
function truthLevels(
  { study: { design }, scenario }: VisitFindings,
  rows: readonly AnalysisRow[],
): DotLevel[] {
  const contrast = contrastIndexOf(design);
  const { compares } = rows[0]!.found.plan;
  const truth = (strategy: "treatmentPolicy" | "hypothetical") =>
    visitEstimand(design.endpoint, scenario, strategy, contrast, compares).value;
  const [policy, hypothetical] = [truth("treatmentPolicy"), truth("hypothetical")];
  const scale = Math.max(Math.abs(policy), Math.abs(hypothetical), 1e-9);
  const isSame = (other: number) => Math.abs(policy - other) < 1e-3 * scale;
  if (isSame(hypothetical)) {
    const isOne = rows.every(({ found }) => isSame(found.truth));
    const text = isOne ? "true difference" : "treatment policy and hypothetical";
    return [{ x: policy, text }];
  }
  return [
    { x: policy, text: "treatment policy" },
    { x: hypothetical, text: "hypothetical" },
  ];
}
