import { betaPdf } from "../math/beta.ts";
import type { Pair } from "../pair.ts";
import { type BetaShape, checkBetaShape } from "./betaShape.ts";

/** Densities of both arms' rates on one grid. */
export interface PriorDensities {
  readonly rate: Float64Array;
  /** Per arm; Infinity at an end where the density has no bound. */
  readonly density: Pair<Float64Array>;
}

/**
 * Densities of two beta distributions, for a figure.
 *
 * @param points - Rates from 0 to 1, equally spaced. Default 201.
 * @throws {@link ArgumentError} if a shape is not above 0.
 */
export function priorDensities(shapes: Pair<BetaShape>, points = 201): PriorDensities {
  for (const arm of [0, 1] as const) checkBetaShape(`shapes[${arm}]`, shapes[arm]);
  const rate = Float64Array.from({ length: points }, (_, i) => i / (points - 1));
  const densityOf = ({ a, b }: BetaShape) => rate.map((p) => betaPdf(p, a, b));
  return { rate, density: [densityOf(shapes[0]), densityOf(shapes[1])] };
}
