import type { DesignMatrix } from "./subjectData.ts";

/** The likelihood has all but reached its limit, but the step is still long: first signs of separation. */
const littleGain = 1e-4;
const longMove = 0.5;
/** Moves against an outcome below this share of the longest count as none. */
const noMove = 1e-3;

/**
 * Whether a Newton step shows that the data are separated, completely or in part: moving along it favors
 * the outcome of some subjects and speaks against that of none, so that the likelihood has no maximum.
 *
 * @param gain - Rise of the log-likelihood that the step promises, times 2.
 * @see [AlbertAnderson1984]
 */
export function isSeparating(
  { rows, columns, values, outcome }: DesignMatrix,
  step: Float64Array,
  gain: number,
): boolean {
  if (!(gain < littleGain)) return false;
  let most = 0;
  let least = 0;
  for (let i = 0; i < rows; i++) {
    let move = 0;
    for (let k = 0; k < columns; k++) move += values[i * columns + k]! * step[k]!;
    const favor = outcome[i] === 1 ? move : -move;
    most = Math.max(most, favor);
    least = Math.min(least, favor);
  }
  return most > longMove && least > -noMove * most;
}
