import type { Pair } from "../pair.ts";
import { fillFisherMargin } from "./fisherMargin.ts";
import { leastEvents, marginWidth } from "./hypergeometricWeights.ts";
import type { Alternative } from "./methods.ts";
import type { CriticalValues } from "./normalCritical.ts";

export interface FisherCriticalRequest {
  readonly method: "fisher" | "fisherMidP";
  readonly n: Pair<number>;
  readonly alternative: Alternative;
  /** Largest P that rejects. */
  readonly limit: number;
}

/** Fills the critical values of Fisher's test or its mid-P from the P values of each total. */
export function fillFisherCritical(
  out: CriticalValues,
  { method, n, alternative, limit }: FisherCriticalRequest,
): void {
  const [nE, nC] = n;
  const variant = { alternative, observedShare: method === "fisher" ? 1 : 0.5 };
  const pValues = new Float64Array(Math.min(nE, nC) + 1);
  const weights = new Float64Array(pValues.length);
  for (let events = 0; events <= nE + nC; events++) {
    const margin = { nE, nC, events };
    fillFisherMargin(pValues, weights, margin, variant);
    const first = leastEvents(margin);
    const width = marginWidth(margin);
    if (alternative !== "greater") {
      let i = 0;
      while (i < width && pValues[i]! <= limit) i++;
      out.lower[events] = i > 0 ? first + i - 1 : -1;
    }
    if (alternative !== "less") {
      let i = width;
      while (i > 0 && pValues[i - 1]! <= limit) i--;
      out.upper[events] = i < width ? first + i : nE + 1;
    }
  }
}
