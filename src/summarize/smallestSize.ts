import { normalCdf, normalQuantile } from "../math/normal.ts";
import { deviateAt, observedDeviate, type PowerLine, type PowerPoint } from "./fitPowerLine.ts";

/** A sample size, and what was simulated at it. */
export interface CandidateSize {
  /** √ of the number of subjects in all. */
  readonly root: number;
  readonly point?: PowerPoint | undefined;
}

/** Which smallest size: the first that reaches the goal, or the first from which on all do. */
export type SizeCriterion = "first" | "stable";

/** What is known of a row of sizes. */
export interface SizeBeliefs {
  /** Probability that the power of each size reaches the goal. */
  readonly reaches: Float64Array;
  /** Probability that the smallest size is this one or one before it. */
  readonly atMost: Float64Array;
}

/** Levels that the line may have, equally likely ones: enough for probabilities to 0.01. */
const levels = 101;

/**
 * Which size is the smallest that reaches a power, given a line and what was simulated at each size.
 *
 * The line's level is shared by all sizes; given it, a size lies off the line by its own amount, of which its own
 * replicates tell. So all probabilities are means over the level of products over sizes.
 *
 * @param sizes - Consecutive sizes, increasing, from one that surely misses the goal to one that surely reaches it.
 * @param goal - Wanted power, in (0, 1).
 */
export function smallestSize(
  line: PowerLine,
  sizes: readonly CandidateSize[],
  { goal, criterion }: { readonly goal: number; readonly criterion: SizeCriterion },
): SizeBeliefs {
  const reaches = new Float64Array(sizes.length);
  const atMost = new Float64Array(sizes.length);
  const own = new Float64Array(sizes.length);
  const candidates = sizes.map((size) => candidate(line, size, normalQuantile(goal)));
  for (let q = 0; q < levels; q++) {
    const shift = normalQuantile((q + 0.5) / levels);
    for (let k = 0; k < own.length; k++) own[k] = probabilityAt(candidates[k]!, shift);
    for (let k = 0; k < own.length; k++) reaches[k]! += own[k]! / levels;
    if (criterion === "first") addFirst(atMost, own);
    else addStable(atMost, own);
  }
  return { reaches, atMost };
}

/** A size given the line's level: how far above the goal, by how much that moves with the level, how unsure. */
interface Candidate {
  readonly above: number;
  readonly perShift: number;
  readonly sd: number;
}

function candidate(line: PowerLine, { root, point }: CandidateSize, goal: number): Candidate {
  const { levelVariance, slopeVariance, center, scatter } = line;
  const expected = deviateAt(line, root);
  const levelSd = Math.sqrt(levelVariance + slopeVariance * (root - center) ** 2);
  if (point === undefined || scatter === 0) {
    return { above: expected - goal, perShift: levelSd, sd: Math.sqrt(scatter) };
  }
  const { value, variance } = observedDeviate(point);
  const trust = scatter / (scatter + variance); // in the size's own replicates, rather than in the line
  return {
    above: expected + trust * (value - expected) - goal,
    perShift: (1 - trust) * levelSd,
    sd: Math.sqrt(trust * variance),
  };
}

function probabilityAt({ above, perShift, sd }: Candidate, shift: number): number {
  const distance = above + perShift * shift;
  if (sd > 0) return normalCdf(distance / sd);
  return distance >= 0 ? 1 : 0;
}

function addFirst(atMost: Float64Array, own: Float64Array): void {
  let none = 1;
  for (let k = 0; k < own.length; k++) {
    none *= 1 - own[k]!;
    atMost[k]! += (1 - none) / levels;
  }
}

function addStable(atMost: Float64Array, own: Float64Array): void {
  let all = 1;
  for (let k = own.length - 1; k >= 0; k--) {
    all *= own[k]!;
    atMost[k]! += all / levels;
  }
}
