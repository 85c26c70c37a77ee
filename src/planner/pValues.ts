import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { exactPower } from "../sizing/exactPower.ts";
import { alphaText, count, percent, percentWithError } from "../show/format.ts";
import {
  pValueBins,
  pValueCaption,
  pValueEdges,
  pValueHistogram,
  type PValueBin,
} from "../show/pValueHistogram.ts";
import { nullScenario } from "../study/nullScenario.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import { analyzeTally } from "../engine/analyzeTally.ts";
import { analysisPlan } from "../engine/tableAnalyzer.ts";
import type { MonteCarloResult } from "../engine/monteCarlo.ts";
import type { SimulatedPlan } from "./convergence.ts";
import { liveReplicates } from "./limits.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { simulateNullNow } from "./simulatePlan.ts";

/** P values of many trials: in the assumed world, and in one without a difference. */
export function createPValues({ queue, describe }: Workshop): Section<SimulatedPlan> {
  const assumed = figureFrame<PValueBin>({
    title: "If the assumptions hold",
    name: "p-values",
    columns,
    study: describe,
  });
  const nothing = figureFrame<PValueBin>({
    title: "If there is no difference",
    name: "p-values-null",
    columns,
    study: describe,
  });
  const note = element("p", { class: "trial-sentence level-sentence" });
  const grid = element("div", { class: "figure-grid" }, assumed, nothing);
  const box = sectionBox(
    "P values",
    "The same experiment gives a different P value each time it is run.",
    grid,
    note,
  );

  const update = ({ plan: { study }, result }: SimulatedPlan): void => {
    const { alpha } = study.design.analysis;
    const edges = pValueEdges(alpha);
    queue.add(assumed, (width) => {
      const bins = binsOf("If the assumptions hold", study, result, edges);
      assumed.update({
        picture: pValueHistogram(bins, { width, alpha }),
        caption: pValueCaption(bins, alpha),
        rows: bins,
      });
    });
    queue.add(nothing, (width) => {
      const run = simulateNullNow(study, Math.min(result.replicates, liveReplicates));
      const bins = binsOf("If there is no difference", study, run, edges);
      nothing.update({
        picture: pValueHistogram(bins, { width, alpha, showUniform: true }),
        caption: pValueCaption(bins, alpha),
        rows: bins,
      });
      note.textContent = typeOneErrorSentence(study, run);
    });
  };
  return Object.assign(box, { update });
}

/** "Type I error …: exact 2.55%, simulated 2.5% ± 0.2 …" */
export function typeOneErrorSentence(
  study: SizedStudy,
  { characteristics }: MonteCarloResult,
): string {
  const scenario = study.scenarios[0]!;
  const rate = percent(scenario.responseRate[1]);
  const exact = exactPower(study.design, nullScenario(scenario, study.design));
  const { value, monteCarloError } = characteristics.rejection;
  return `Type I error where both arms are at ${rate}: exact ${percent(exact, 2)}, simulated ${percentWithError(value, monteCarloError)} in ${count(characteristics.replicates)} trials on the same random numbers; the nominal level is ${alphaText(study.design.analysis.alpha)}. The dashed line is where P values would stand if they were spread evenly; those of counts come in lumps.`;
}

function binsOf(
  world: string,
  study: SizedStudy,
  { result }: MonteCarloResult,
  edges: readonly number[],
): PValueBin[] {
  const columns = analyzeTally(result, analysisPlan(study.design));
  return pValueBins(world, { value: columns.pValue, weight: columns.count }, edges);
}

const columns = [
  { label: "P above", value: (bin: PValueBin) => bin.lower },
  { label: "up to", value: (bin: PValueBin) => bin.upper },
  { label: "share of trials", value: (bin: PValueBin) => bin.share },
];
