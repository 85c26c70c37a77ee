import { fillFisherMargin } from "./fisherMargin.ts";
import type { Margin } from "./hypergeometricWeights.ts";
import { leastEvents, marginWidth } from "./hypergeometricWeights.ts";
import type { Alternative } from "./methods.ts";

/**
 * What an exact unconditional test orders the tables by: `score` = z statistic with the pooled
 * variance, `wald` = with the unpooled variance, `fisher` = P value of Fisher's test.
 */
export type TableOrder = "score" | "wald" | "fisher";

/**
 * Fills `evidence` with how strongly each table with the same totals speaks against equal rates (more is
 * more, on a scale of its own), in the order of the experimental arm's events.
 */
export type EvidenceFiller = (evidence: Float64Array, margin: Margin) => void;

/** Relative difference below which two places in the order are one: equal in theory, apart by rounding. */
const tieTolerance = 1e-10;

/** The smallest evidence that ties with `evidence`. */
export function tiedWith(evidence: number): number {
  return Number.isFinite(evidence) ? evidence - tieTolerance * Math.abs(evidence) : evidence;
}

/** The way to order tables for one test and one alternative. */
export function evidenceFiller(order: TableOrder, alternative: Alternative): EvidenceFiller {
  return order === "fisher"
    ? fisherFiller(alternative)
    : statisticFiller(order === "score" ? signedScore : signedWald, alternative);
}

function fisherFiller(alternative: Alternative): EvidenceFiller {
  let weights = new Float64Array(0);
  return (evidence, margin) => {
    const width = marginWidth(margin);
    if (weights.length < width) weights = new Float64Array(2 * width);
    fillFisherMargin(evidence, weights, margin, { alternative, observedShare: 1 });
    for (let i = 0; i < width; i++) evidence[i] = -evidence[i]!;
  };
}

function statisticFiller(
  statistic: (xE: number, margin: Margin) => number,
  alternative: Alternative,
): EvidenceFiller {
  return (evidence, margin) => {
    const width = marginWidth(margin);
    for (let i = 0, xE = leastEvents(margin); i < width; i++, xE++) {
      const signed = statistic(xE, margin);
      evidence[i] =
        alternative === "greater" ? signed : alternative === "less" ? -signed : Math.abs(signed);
    }
  };
}

// z|z| up to a constant factor: a quotient of whole numbers, so that tables that tie in theory tie here.
function signedScore(xE: number, { nE, nC, events }: Margin): number {
  const difference = xE * nC - (events - xE) * nE;
  if (difference === 0) return 0; // also where nobody or everybody has the event
  return (difference * Math.abs(difference)) / (events * (nE + nC - events));
}

// z|z|; infinite when the rates differ and neither arm varies.
function signedWald(xE: number, { nE, nC, events }: Margin): number {
  const xC = events - xE;
  if (xE * nC === xC * nE) return 0;
  const difference = xE / nE - xC / nC;
  const variance = (xE * (nE - xE)) / (nE * nE * nE) + (xC * (nC - xC)) / (nC * nC * nC);
  return (difference * Math.abs(difference)) / variance;
}
