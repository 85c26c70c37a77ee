import { normalQuantile } from "../math/normal.ts";
import type { Stream } from "./stream.ts";

/**
 * Fills `out` with independent standard normal draws, each the quantile of one uniform number. Equal in every
 * engine, since {@link normalQuantile} uses elementary arithmetic and square roots alone. Draws lie within
 * ±8.21, the quantiles of 2^-53 and its complement.
 */
export function fillNormal(out: Float64Array, stream: Stream): void {
  for (let i = 0; i < out.length; i++) out[i] = normalQuantile(stream.uniform());
}
