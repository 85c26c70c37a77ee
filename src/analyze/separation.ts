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
export function isSeparating(design: DesignMatrix, step: Float64Array, gain: number): boolean {
  if (!(gain < littleGain)) return false;
  let most = 0;
  let least = 0;
  for (let i = 0; i < design.rows; i++) {
    const favor = favorOf(design, step, i);
    most = Math.max(most, favor);
    least = Math.min(least, favor);
  }
  return most > longMove && least > -noMove * most;
}

/**
 * How far a step must be taken until the outcomes that it favors are as good as certain; 0 for a step that
 * also speaks against an outcome. Anything above 0 proves separation, however far the likelihood is from
 * its limit.
 */
export function certainLength(design: DesignMatrix, step: Float64Array): number {
  const favors = Array.from({ length: design.rows }, (_, i) => favorOf(design, step, i));
  if (favors.some((favor) => favor < 0)) return 0;
  const most = Math.max(...favors);
  if (!(most > longMove)) return 0;
  return certain / Math.min(...favors.filter((favor) => favor > noFavor * most));
}

/** Favors below this share of the largest are those of outcomes that no step makes certain, apart by rounding. */
const noFavor = 1e-6;

/** ln odds at which an outcome's likelihood is 1 to rounding. */
const certain = 40;

/** Move of a subject's ln odds in favor of its outcome. */
function favorOf(
  { columns, values, outcome }: DesignMatrix,
  step: Float64Array,
  i: number,
): number {
  let move = 0;
  for (let k = 0; k < columns; k++) move += values[i * columns + k]! * step[k]!;
  return outcome[i] === 1 ? move : -move;
}
