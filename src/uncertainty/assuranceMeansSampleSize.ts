import { ArgumentError } from "../errors.ts";
import { smallestInteger } from "../math/integerSearch.ts";
import type { Pair } from "../pair.ts";
import { requirePositive } from "../sizing/requireNumber.ts";
import {
  type AssuranceMeansRequest,
  type AssuranceMmrmRequest,
  assuranceMeans,
  assuranceMmrm,
} from "./assuranceMeans.ts";
import { type MeansAssurance, normalCeiling } from "./normalAssurance.ts";

/** A wanted assurance, and how the arms share the subjects. */
export interface MeansAssuranceGoal {
  /** In (0, 1), below the ceiling. */
  readonly assurance: number;
  /** Experimental / control subjects. Default 1. */
  readonly allocation?: number;
}

const mostControls = 100_000;

/**
 * Smallest sample size with a wanted assurance of a comparison of means; assurance grows with the size here.
 *
 * @throws {@link ArgumentError} as {@link assuranceMeans}, and if the assurance is not below its ceiling or out
 *   of the reach of 100,000 controls.
 */
export function assuranceMeansSampleSize(
  request: Omit<AssuranceMeansRequest, "n"> & MeansAssuranceGoal,
): { readonly n: Pair<number>; readonly assurance: number } {
  const { prior, better = "higher", nullDifference = 0 } = request;
  const ceiling = normalCeiling(prior, better, nullDifference);
  return search(request, ceiling, (n) => assuranceMeans({ ...request, n }));
}

/** The same for a mixed model for repeated measures: see {@link assuranceMmrm}. */
export function assuranceMmrmSampleSize(
  request: Omit<AssuranceMmrmRequest, "n"> & MeansAssuranceGoal,
): { readonly n: Pair<number>; readonly assurance: number } {
  const ceiling = normalCeiling(request.prior, request.better ?? "higher", 0);
  return search(request, ceiling, (n) => assuranceMmrm({ ...request, n }));
}

function search(
  { assurance: wanted, allocation = 1 }: MeansAssuranceGoal,
  ceiling: number,
  at: (n: Pair<number>) => MeansAssurance,
) {
  requirePositive("allocation", allocation);
  if (!(wanted > 0 && wanted < 1)) throw new ArgumentError("assurance", "lie in (0, 1)", wanted);
  if (!(wanted < ceiling)) {
    const expectation = `be below ${ceiling.toPrecision(4)}, which no size can exceed`;
    throw new ArgumentError("assurance", expectation, wanted);
  }
  const sizeAt = (control: number): Pair<number> => [
    Math.ceil(allocation * control - 1e-9),
    control,
  ];
  const least = smallestInteger(2, 6, (control) => Math.min(...sizeAt(control)) >= 2);
  const suffices = (control: number) =>
    control >= mostControls || at(sizeAt(control)).assurance >= wanted;
  const control = smallestInteger(least, Infinity, suffices);
  if (control >= mostControls) {
    throw new ArgumentError("assurance", "be reachable with 100,000 controls", wanted);
  }
  const n = sizeAt(control);
  return { n, assurance: at(n).assurance };
}
