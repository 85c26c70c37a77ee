import type { Pair } from "../pair.ts";
import type { TailSet } from "./boundaryCurve.ts";
import type { Alternative } from "./methods.ts";
import type { EffectMeasure, ScoreFiller } from "./scoreStatistic.ts";
import { scoreFillers, scoreZ } from "./scoreStatistic.ts";

/** Relative difference below which two score statistics are one. */
const tieTolerance = 1e-9;

const parts = { contrast: 0, standardError: 0 }; // scratch

export interface ScoreTailRequest {
  readonly measure: EffectMeasure;
  /** Subjects analyzed, per arm. */
  readonly n: Pair<number>;
  readonly alternative: Alternative;
  /** Hypothetical effect. */
  readonly nullValue: number;
}

/** The score statistic z of one table against a hypothetical effect, with the sign of the excess. */
export function scoreStatistic(
  { measure, n, nullValue }: Pick<ScoreTailRequest, "measure" | "n" | "nullValue">,
  [xE, xC]: Pair<number>,
): number {
  scoreFillers[measure](parts, xE, n[0], xC, n[1], nullValue);
  return scoreZ(parts);
}

/**
 * All tables whose score statistic is at least `z` away from 0 on the side of the alternative (ties count).
 *
 * The statistic increases with the experimental arm's events and decreases with control's, so the limits
 * rise with control's events and one walk along them finds all.
 */
export function scoreTailSet(request: ScoreTailRequest, z: number): TailSet {
  const { n, alternative } = request;
  const least = z - tieTolerance * Math.abs(z);
  const fill = scoreFillers[request.measure];
  const below = new Int32Array(n[1] + 1).fill(-1);
  const above = new Int32Array(n[1] + 1).fill(n[0] + 1);
  for (let xC = 0, low = -1, high = 0; xC <= n[1]; xC++) {
    if (alternative !== "greater") {
      while (low < n[0] && -statistic(fill, request, low + 1, xC) >= least) low++;
      below[xC] = low;
    }
    if (alternative !== "less") {
      while (high <= n[0] && !(statistic(fill, request, high, xC) >= least)) high++;
      above[xC] = high;
    }
    if (below[xC]! >= above[xC]!) above[xC] = below[xC]! + 1; // every table: count none twice
  }
  return { n, below, above };
}

function statistic(fill: ScoreFiller, { n, nullValue }: ScoreTailRequest, xE: number, xC: number) {
  fill(parts, xE, n[0], xC, n[1], nullValue);
  return scoreZ(parts);
}
