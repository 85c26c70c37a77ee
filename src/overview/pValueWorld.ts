import { analyzeTally } from "../engine/analyzeTally.ts";
import type { MonteCarloResult } from "../engine/monteCarlo.ts";
import { analysisPlan } from "../engine/tableAnalyzer.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { alphaText, count, percent } from "../show/format.ts";
import {
  pValueBins,
  pValueEdges,
  pValueHistogram,
  type PValueBin,
} from "../show/pValueHistogram.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import { simulateNow, simulateNullNow } from "../planner/simulatePlan.ts";
import type { DrawQueue } from "../notebook/drawQueue.ts";

/** A world to run the trial in: as assumed, or without a difference between the arms. */
export interface World {
  readonly title: string;
  readonly name: string;
  readonly isNull: boolean;
}

/** A figure that follows a study. */
export interface StudyFigure extends HTMLElement {
  update(study: SizedStudy): void;
}

const columns = [
  { label: "P above", value: (bin: PValueBin) => bin.lower },
  { label: "up to", value: (bin: PValueBin) => bin.upper },
  { label: "share of trials", value: (bin: PValueBin) => bin.share },
];

/** P values of ten thousand trials in one world. */
export function pValueWorld({ title, name, isNull }: World, queue: DrawQueue): StudyFigure {
  const frame = figureFrame<PValueBin>({ title, name, columns });
  const { update: show } = frame;
  const update = (study: SizedStudy) =>
    queue.add(frame, (width) => {
      const { alpha } = study.design.analysis;
      const result = isNull ? simulateNullNow(study) : simulateNow(study);
      const bins = binsOf(title, study, result);
      const picture = pValueHistogram(bins, { width, alpha, height: 220, showUniform: isNull });
      show({ picture, caption: captionOf(result, alpha), rows: bins });
    });
  return Object.assign(frame as HTMLElement, { update });
}

function captionOf({ characteristics, replicates }: MonteCarloResult, alpha: number): string {
  const share = percent(characteristics.rejection.value);
  return `${share} of ${count(replicates)} trials end with P ≤ ${alphaText(alpha)}.`;
}

function binsOf(world: string, study: SizedStudy, { result }: MonteCarloResult): PValueBin[] {
  const { pValue, count } = analyzeTally(result, analysisPlan(study.design));
  return pValueBins(
    world,
    { value: pValue, weight: count },
    pValueEdges(study.design.analysis.alpha),
  );
}
