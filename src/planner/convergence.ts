import { replicateRows } from "../engine/replicateRows.ts";
import { runInput } from "../engine/runInput.ts";
import { analysisPlan } from "../engine/tableAnalyzer.ts";
import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import {
  convergenceCaption,
  convergenceTrace,
  type ConvergenceRow,
} from "../show/convergenceTrace.ts";
import { count, percent } from "../show/format.ts";
import { widthBins, widthCaption, widthHistogram, type WidthBin } from "../show/widthHistogram.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import { powerTrace } from "../summarize/powerTrace.ts";
import { replicatesNeeded } from "../summarize/replicatesNeeded.ts";
import { wilsonInterval } from "../analyze/wilsonInterval.ts";
import { analyzeTally } from "../engine/analyzeTally.ts";
import type { MonteCarloResult } from "../engine/monteCarlo.ts";
import { liveReplicates } from "./limits.ts";
import { characteristicsTable } from "./characteristicsTable.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import type { Plan } from "./plan.ts";
import { simulatedWords } from "./sentences.ts";

/** The plan with its simulation. */
export interface SimulatedPlan {
  readonly plan: Plan;
  readonly result: MonteCarloResult;
}

/** The simulated power as it settles, and all that the simulation says about the design. */
export function createConvergence({ queue, describe }: Workshop): Section<SimulatedPlan> {
  const trace = figureFrame<ConvergenceRow>({
    title: "Simulated power settling",
    name: "convergence",
    columns: traceColumns,
    study: describe,
  });
  const widths = figureFrame<WidthBin>({
    title: "How precise the answer will be",
    name: "interval-width",
    columns: widthColumns,
    study: describe,
  });
  const power = element("strong", { class: "number" });
  const trials = element("span", { class: "muted" });
  const headline = element("p", { class: "big-number" }, power, " ", trials);
  const needed = element("p", { class: "trial-sentence" });
  const table = element("div", { class: "table-scroll" }, characteristicsTable());
  const grid = element("div", { class: "figure-grid" }, trace, widths);
  const box = sectionBox("What the simulation says", "", headline, grid, needed, table);

  let history = newHistory();
  const update = ({ plan, result }: SimulatedPlan): void => {
    const { study, exact } = plan;
    if (history.plan !== plan) history = newHistory(plan);
    noteResult(history, result);
    const words = simulatedWords(result);
    power.textContent = words.value;
    trials.textContent = `power in ${words.trials}; exact ${percent(exact)}`;
    needed.textContent = neededSentence(exact);
    queue.add(trace, (width) => {
      const rows = [...traceRows(study, result), ...history.later];
      trace.update({
        picture: convergenceTrace(rows, exact, { width }),
        caption: convergenceCaption(rows, exact),
        rows,
      });
    });
    queue.add(widths, (width) => {
      const bins = widthsOf(study, result);
      const mean = result.characteristics.meanWidth.value;
      widths.update({
        picture: widthHistogram(bins, mean, { width }),
        caption: widthCaption(mean),
        rows: bins,
      });
    });
    queue.add(table, () => table.replaceChildren(characteristicsTable(plan, result)));
  };
  return Object.assign(box, { update });
}

/** "To know a power near 79.6% to ± 1 point takes 6,240 replicates." */
export function neededSentence(power: number): string {
  const replicates = (margin: number): string => count(replicatesNeeded(power, { margin }));
  return `To know a power of ${percent(power)} to within ± 1 percentage point (95% interval) takes ${replicates(0.01)} replicates; ± 0.1 takes ${replicates(0.001)}. The exact power needs none.`;
}

/** What a long run has said of one plan on its way: each time of all replicates from the first on. */
interface History {
  readonly plan: Plan | undefined;
  readonly later: ConvergenceRow[];
}

const newHistory = (plan?: Plan): History => ({ plan, later: [] });

function noteResult({ later }: History, { replicates, characteristics }: MonteCarloResult): void {
  const last = later.at(-1)?.replicates ?? liveReplicates;
  if (replicates <= last) return;
  const { value, monteCarloError, lower, upper } = characteristics.rejection;
  later.push({ replicates, power: value, monteCarloError, lower, upper });
}

/** The estimate after the first 10, 12, 15 … replicates, up to those that are simulated at once. */
function traceRows(study: SizedStudy, { result }: MonteCarloResult): ConvergenceRow[] {
  const first = Math.min(result.replicates, liveReplicates);
  const run = runInput(study, study.scenarios[0]!);
  const rows = replicateRows(run, analysisPlan(study.design), { first: 0, count: first });
  const pValues = Float64Array.from(rows, (row) => row.pValue);
  return powerTrace(pValues, { alpha: study.design.analysis.alpha, points: 120 })
    .filter((point) => point.replicates >= Math.min(10, first))
    .map((point) => ({
      ...point,
      ...wilsonInterval(Math.round(point.power * point.replicates), point.replicates),
    }));
}

function widthsOf(study: SizedStudy, { result }: MonteCarloResult): WidthBin[] {
  const { lower, upper, count: weight } = analyzeTally(result, analysisPlan(study.design));
  const known = Array.from(lower.keys()).filter((i) => Number.isFinite(lower[i]!));
  return widthBins({
    value: known.map((i) => upper[i]! - lower[i]!),
    weight: known.map((i) => weight[i]!),
  });
}

const traceColumns = [
  { label: "replicates", value: (row: ConvergenceRow) => row.replicates },
  { label: "power", value: (row: ConvergenceRow) => row.power },
  { label: "Monte Carlo error", value: (row: ConvergenceRow) => row.monteCarloError },
  { label: "lower", value: (row: ConvergenceRow) => row.lower },
  { label: "upper", value: (row: ConvergenceRow) => row.upper },
];

const widthColumns = [
  { label: "width from", value: (bin: WidthBin) => bin.lower },
  { label: "to", value: (bin: WidthBin) => bin.upper },
  { label: "share of trials", value: (bin: WidthBin) => bin.share },
];
