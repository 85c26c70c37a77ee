import { normalCdf, normalUpperTail } from "../math/normal.ts";
import type { Alternative } from "./methods.ts";

/**
 * Normal approximation to the P value of a rank statistic.
 *
 * @param distance - Statistic less its mean under H0.
 * @param sd - Its standard deviation under H0.
 * @param isCorrected - Whether the distance is moved by ½ toward 0 (never across it when two-sided).
 */
export function normalRankPValue(
  distance: number,
  sd: number,
  alternative: Alternative,
  isCorrected: boolean,
): number {
  const half = isCorrected ? 0.5 : 0;
  if (alternative === "greater") return normalUpperTail((distance - half) / sd);
  if (alternative === "less") return normalCdf((distance + half) / sd);
  const corrected = distance === 0 ? 0 : Math.abs(distance) - half;
  return Math.min(1, 2 * normalUpperTail(corrected / sd));
}
