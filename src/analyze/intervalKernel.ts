/**
 * Fills `out` with the lower and the upper limit of an effect of the experimental arm (xE events of nE)
 * against control (xC of nC). Made for loops: no checks, no allocation.
 *
 * `z` is the two-sided normal quantile of the confidence level. A limit that does not exist is NaN, one
 * without bound ±Infinity.
 */
export type IntervalKernel = (
  out: Float64Array,
  xE: number,
  nE: number,
  xC: number,
  nC: number,
  z: number,
) => void;
