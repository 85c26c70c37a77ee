import type { Pair } from "../pair.ts";
import { type PowerDesign, randomizedSizes, type UnsizedDesign } from "../sizing/powerDesign.ts";
import type { Belief } from "./belief.ts";
import { checkBelief, scenarioOf } from "./belief.ts";
import { assuranceBySize, powerBySize } from "./betterBySize.ts";

/** Assurance of one size. */
export interface AssuranceRow {
  /** Randomized subjects, per arm. */
  readonly n: Pair<number>;
  readonly assurance: number;
  /** Power in the better direction at the rates that were given. */
  readonly power?: number;
}

/** What a curve is drawn over. */
export interface CurveRequest {
  /** Largest arm that will be asked for. */
  readonly most: number;
  /** Response rates, such as the pilot's, whose power is to be shown beside the assurance. */
  readonly rates?: Pair<number>;
}

/**
 * Assurance at a list of sizes. Like power it is a saw-tooth, though a flatter one.
 *
 * @param sizes - Randomized subjects per arm, one pair a row.
 * @param rates - Response rates, such as the pilot's, whose power is to be shown beside it.
 * @throws {@link ArgumentError} as {@link assurance}.
 */
export function assuranceCurve(
  design: UnsizedDesign,
  belief: Belief,
  sizes: readonly Pair<number>[],
  rates?: Pair<number>,
): AssuranceRow[] {
  const most = sizes.reduce((largest, n) => Math.max(largest, ...n), 1);
  return sizes.map(assuranceRows(design, belief, { most, ...(rates && { rates }) }));
}

/**
 * The rows of a curve one by one, for callers that stay interruptible: what the sizes share is computed once.
 *
 * @throws {@link ArgumentError} as {@link assurance}.
 */
export function assuranceRows(
  design: UnsizedDesign,
  belief: Belief,
  { most, rates }: CurveRequest,
): (n: Pair<number>) => AssuranceRow {
  checkBelief(belief);
  const assuranceOf = assuranceBySize(design, belief, most);
  const powerOf = rates && powerBySize(design, scenarioOf(rates, belief.dropout));
  return (n) => ({ n, assurance: assuranceOf(n), ...(powerOf && { power: powerOf(n) }) });
}

/** Assurance alone, of a belief that was checked. */
export function assuranceAt(design: PowerDesign, belief: Belief): number {
  const n = randomizedSizes(design);
  return assuranceBySize(design, belief, Math.max(...n))(n);
}
