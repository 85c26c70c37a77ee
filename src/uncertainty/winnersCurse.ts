import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import type { PowerDesign } from "../sizing/powerDesign.ts";
import type { Dropout } from "../study/schema.ts";
import { type RateNodes, rateNodes } from "./betaNodes.ts";
import { type BetaShape, checkBetaShape } from "./betaShape.ts";
import { checkDropout, scenarioOf } from "./belief.ts";
import { type SignificanceFilter, significanceFilter } from "./significanceFilter.ts";

export interface WinnersCurseOptions {
  /** True rate of the control arm, or its beta distribution. */
  readonly controlRate: number | BetaShape;
  /** True differences, experimental − control rate. */
  readonly differences: readonly number[];
  /** Loss; default none. */
  readonly dropout?: Dropout;
}

/**
 * The winner's curse over a range of truths. With a distribution of the control rate, probabilities are averaged
 * over the part of it that leaves room for the difference, and estimates over the significant results.
 *
 * @throws {@link ArgumentError} if a rate is out of its range, or a difference leaves the experimental rate
 *   outside [0, 1].
 */
export function winnersCurse(
  design: PowerDesign,
  { controlRate, differences, dropout }: WinnersCurseOptions,
): SignificanceFilter[] {
  if (dropout) checkDropout(dropout);
  checkControlRate(controlRate);
  const nodes = rateNodes(controlRate, 0.5);
  return differences.map((difference, i) => {
    const truths = truthsOf(nodes, difference);
    if (truths.length > 0) return averaged(design, truths, dropout);
    const expectation = "leave the experimental rate in [0, 1]";
    throw new ArgumentError(`differences[${i}]`, expectation, difference);
  });
}

function checkControlRate(rate: number | BetaShape): void {
  if (typeof rate !== "number") return checkBetaShape("controlRate", rate);
  if (!(rate >= 0 && rate <= 1)) throw new ArgumentError("controlRate", "lie in [0, 1]", rate);
}

interface Truth {
  readonly rates: Pair<number>;
  readonly weight: number;
}

/** The truths with this difference, their weights adding up to 1. */
function truthsOf({ rate, weight }: RateNodes, difference: number): Truth[] {
  const slack = 1e-12; // of rounding: .6 + .4
  const possible = Array.from(rate, (control, i) => ({ control, weight: weight[i]! })).filter(
    ({ control }) => control + difference >= -slack && control + difference <= 1 + slack,
  );
  const total = possible.reduce((sum, one) => sum + one.weight, 0);
  return possible.map(({ control, weight: share }) => {
    const experimental = Math.min(1, Math.max(0, control + difference));
    return { rates: [experimental, control], weight: share / total };
  });
}

/** The filter of a mixture of truths with one difference. */
function averaged(
  design: PowerDesign,
  truths: readonly Truth[],
  dropout: Dropout | undefined,
): SignificanceFilter {
  const filters = truths.map(({ rates }) => significanceFilter(design, scenarioOf(rates, dropout)));
  if (filters.length === 1) return filters[0]!;
  const mean = (value: (filter: SignificanceFilter) => number): number =>
    filters.reduce((sum, one, i) => sum + truths[i]!.weight * (value(one) || 0), 0);
  const difference = mean((one) => one.difference);
  const significant = mean((one) => one.significant);
  const wrongDirection = mean((one) => one.wrongDirection);
  const either = significant + wrongDirection;
  const meanEstimate = mean((one) => one.significant * one.meanEstimate) / significant;
  const size = mean((one) => (one.significant + one.wrongDirection) * one.meanSize);
  const unit = Math.abs(difference) < 1e-12 ? NaN : difference;
  return {
    difference,
    significant,
    wrongDirection,
    typeS: wrongDirection / either,
    meanEstimate,
    exaggeration: meanEstimate / unit,
    meanSize: size / either,
    typeM: size / either / Math.abs(unit),
  };
}
