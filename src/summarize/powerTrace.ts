import { isRejection } from "./operatingCharacteristics.ts";

/** The estimated power after the first `replicates` replicates. */
export interface TracePoint {
  readonly replicates: number;
  readonly power: number;
  readonly monteCarloError: number;
}

/**
 * How the estimate of power settles as replicates are added.
 *
 * @param pValue - P values in order of the replicates.
 * @param options - `alpha`; `points`: how many points, spaced evenly on a logarithmic scale (100).
 */
export function powerTrace(
  pValue: Float64Array,
  { alpha, points = 100 }: { readonly alpha: number; readonly points?: number },
): TracePoint[] {
  const trace: TracePoint[] = [];
  const total = pValue.length;
  let rejections = 0;
  let next = 1;
  for (let i = 1; i <= total; i++) {
    if (isRejection(pValue[i - 1]!, alpha)) rejections++;
    if (i < next && i < total) continue;
    const power = rejections / i;
    trace.push({ replicates: i, power, monteCarloError: Math.sqrt((power * (1 - power)) / i) });
    next = Math.max(i + 1, Math.ceil(total ** ((trace.length + 1) / points)));
  }
  return trace;
}
