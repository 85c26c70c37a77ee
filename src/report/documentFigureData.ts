import { isAdjustedMethod } from "../analyze/methods.ts";
import { type ExactDistribution, exactDistribution } from "../sizing/exactDistribution.ts";
import { estimandOf } from "../sizing/exactOperatingCharacteristics.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import { type DocumentCurve, documentCurve } from "./documentCurve.ts";

/** What the figures of a document show, computed once for figures and text. */
export interface DocumentFigureData {
  readonly curve: DocumentCurve;
  /** Of the observed difference; absent where enumeration would take long, or there is none. */
  readonly differences?: ExactDistribution;
  /** The difference that the analysis aims at. */
  readonly truth: number;
}

/** Differences of rates are rounded to this, so that bins stay few. */
const resolution = 0.0005;
/** Largest trial, in subjects, whose distribution over numbers of completers is enumerated. */
const largestCompleteCase = 240;

/** Power curve and distribution of the observed difference for a study's first scenario. */
export function documentFigureData({ design, scenarios }: SizedStudy): DocumentFigureData {
  const scenario = scenarios[0]!;
  const curve = documentCurve(design, scenario);
  const truth = estimandOf(design, scenario);
  const total = design.arms[0].n + design.arms[1].n;
  const isLong = design.missing === "completeCase" && total > largestCompleteCase;
  const isDrawn = !isLong && total <= 20_000 && !isAdjustedMethod(design.analysis.method);
  if (!isDrawn || scenario.strata) return { curve, truth };
  const differences = exactDistribution(design, scenario, "difference", { resolution });
  return { curve, truth, differences };
}
